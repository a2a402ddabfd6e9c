import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';
import type { Harness } from './harness.js';

/** The recount that the README gives, from the facts alone. */
const RECOUNT =
  /```sql\n([^`]+)```/u.exec(readFileSync(new URL('../../README.md', import.meta.url), 'utf8'))?.[1] ?? '';

const COUNTED = `
  SELECT tenant_id, week, store_id, '' AS product_a, '' AS product_b, sum(b.baskets) AS baskets, sum(b.large_baskets) AS large_baskets FROM basket_counts_v1 AS b GROUP BY ALL
  UNION ALL
  SELECT tenant_id, week, store_id, product_id AS product_a, '' AS product_b, sum(i.baskets) AS baskets, sum(i.large_baskets) AS large_baskets FROM item_counts_v1 AS i GROUP BY ALL
  UNION ALL
  SELECT tenant_id, week, store_id, product_a, product_b, sum(p.baskets) AS baskets, 0 AS large_baskets FROM pair_counts_v1 AS p GROUP BY ALL`;

const ordered = (counts: string) => `
  SELECT tenant_id, week, store_id, product_a, product_b, toInt32(baskets) AS baskets, toInt32(large_baskets) AS large_baskets FROM (${counts})
  WHERE baskets != 0 ORDER BY ALL`;

type Rows = readonly Record<string, unknown>[];

export const countedRows = (harness: Harness): Promise<Rows> => harness.rows(ordered(COUNTED));

/** Holds the counts against the recount. @returns them */
export async function agree(harness: Harness): Promise<Rows> {
  const [counted, recounted] = [await countedRows(harness), await harness.rows(ordered(RECOUNT))];
  expect(counted).toEqual(recounted);
  return counted;
}

/** Baskets of a pair in a store, week by week. */
export const pairOf = (rows: Rows, storeId: string, a: string, b: string): unknown[] =>
  rows
    .filter((row) => row.store_id === storeId && row.product_a === a && row.product_b === b)
    .map((row) => row.baskets);
