import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CompanionsFound, topics } from '@vitrine/contracts';
import { TENANT } from '@vitrine/testing';
import { Shop, type SoldLine, type Told } from '../testing/a-shop.js';
import { Harness } from '../testing/harness.js';

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

describe('baskets that are counted', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('baskets');
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const shop = new Shop(TENANT);
  const items = (...productIds: string[]): SoldLine[] => productIds.map((productId) => ({ productId, units: 2 }));
  const back = (returnOf: string, productId: string, units: number): SoldLine[] => [
    { productId, units: -units, returnOf },
  ];
  const stores = ['s1', 's2', 's3', 's4'];
  const inEach = (ticketId: string, soldOn: string, lines: readonly SoldLine[]): Told[] =>
    stores.map((storeId) => shop.tell(storeId, ticketId, soldOn, lines));

  const agree = async () => {
    const [counted, recounted] = [await harness.rows(ordered(COUNTED)), await harness.rows(ordered(RECOUNT))];
    expect(counted).toEqual(recounted);
    return counted;
  };
  /** What the service answers for a product in one store: the baskets in which its companions were with it. */
  const companionsOf = async (url: string, productId: string, storeId: string) => {
    const decided = { alsoProductIds: [], withoutProductIds: [] };
    const question = {
      tenantId: TENANT,
      storeId,
      productIds: [productId],
      limit: 3,
      mayLearnFromNetwork: true,
      ...decided,
    };
    const [headers, body] = [{ 'content-type': 'application/json' }, JSON.stringify(question)];
    const answer = await fetch(`${url}/companions`, { method: 'POST', headers, body });
    const { learnedFrom, companions } = (await answer.json()) as CompanionsFound;
    const together = companions.filter(({ reasonCodes }) => reasonCodes.includes('boughtTogether'));
    return [learnedFrom, ...together.map((found) => `${found.productId} ${found.basketsTogether}`)];
  };

  /** A sale that comes, and one that is corrected, are in the answers of a running service soon after. */
  const answersFollow = async (url: string) => {
    const sold = (ticketId: string, ...productIds: string[]) =>
      shop.tell('s4', ticketId, '2026-11-27', items(...productIds));
    await harness.sell(['p1', 'p2', 'p3', 'p4'].map((ticketId) => sold(ticketId, 'p', 'q')));
    await harness.sell(Array.from({ length: 20 }, (_, at) => sold(`o${at}`, 'o')));
    await harness.settled(topics.salesAccepted);
    expect(await companionsOf(url, 'p', 's4')).toEqual(['store']);
    expect(await companionsOf(url, 'p', 's1')).toEqual(['none']);
    await harness.sell([sold('p5', 'p', 'q')]);
    await harness.until(async () => (await companionsOf(url, 'p', 's4')).includes('q 5'));
    await harness.sell([sold('p5', 'p')]);
    await harness.until(async () => (await companionsOf(url, 'p', 's4')).length === 1);
  };

  /** What was sold, corrected and voided in records that nobody has read is counted of the facts. */
  const gapIsFilled = async () => {
    await harness.sell([
      shop.tell('s2', 'unread', '2026-11-28', items('a', 'b', 'u')),
      shop.tell('s2', 't3', '2026-11-27', []),
      shop.tell('s3', 't1', '2026-11-28', items('a', 'u')),
    ]);
    await harness.deleteRecords(topics.salesAccepted);
    const running = await harness.run();
    await harness.until(async () => pairOf(await harness.rows(ordered(COUNTED)), 's2', 'a', 'u').length > 0);
    await harness.until(async () => pairOf(await harness.rows(ordered(COUNTED)), 's3', 'a', 'u').length > 0);
    const rows = await agree();
    expect([pairOf(rows, 's2', 'x', 'y'), pairOf(rows, 's3', 'a', 'u')]).toEqual([[], [1]]);
    await running.stop();
  };

  const pairOf = (rows: readonly Record<string, unknown>[], storeId: string, a: string, b: string) =>
    rows
      .filter((row) => row.store_id === storeId && row.product_a === a && row.product_b === b)
      .map((row) => row.baskets);

  it('are those of the facts: history, corrections, returns, moved days and wholesale, killed whenever it writes', async () => {
    const wholesale = Array.from({ length: 101 }, (_, at) => `w${at}`);
    // One store, so that what is left of it after the first kill is told and not written.
    await harness.writeFacts([
      shop.tell('s1', 'old', '2025-03-03', items('a', 'b')),
      shop.tell('s1', 'old-2', '2025-06-03', items('a', 'b', 'c')),
      shop.tell('s1', 'old-return', '2025-06-05', back('old-2', 'c', 2)),
      shop.tell('s1', 'old-void', '2025-06-05', items('a', 'b')),
      shop.tell('s1', 'old-void', '2025-06-05', []),
    ]);
    expect(await harness.runUntilKilled()).toBe('SIGKILL');
    await harness.sell([
      ...inEach('t1', '2026-11-20', items('a', 'b', 'c')),
      ...inEach('t2', '2026-11-20', items('a', 'ç "1"', 'z')),
      ...inEach('big', '2026-11-20', items(...wholesale)),
      shop.tell('s1', 'old', '2025-03-03', items('a', 'd')),
    ]);
    await harness.sell([
      ...inEach('t1', '2026-11-20', items('a', 'b')),
      ...inEach('r1', '2026-11-21', back('t2', 'a', 1)),
      ...inEach('early-return', '2026-11-21', back('t3', 'x', 2)),
    ]);
    expect(await harness.runUntilKilled()).toBe('SIGKILL');
    const running = await harness.run();
    await harness.sell([
      ...inEach('r2', '2026-11-22', back('t2', 'a', 1)),
      ...inEach('t3', '2026-11-27', items('x', 'y')),
      ...inEach('t1', '2026-11-27', items('a', 'b')),
      ...inEach('big', '2026-11-20', items(...wholesale, 'w101')),
      ...inEach('r1', '2026-11-21', []),
    ]);
    await harness.settled(topics.salesAccepted);
    const rows = await agree();
    expect(rows.length).toBeGreaterThan(400);
    expect(pairOf(rows, 's1', 'a', 'b')).toEqual([1, 1]);
    expect(pairOf(rows, 's1', 'b', 'c')).toEqual([]);
    await harness.sell(inEach('t1', '2026-11-27', items('a')));
    await harness.settled(topics.salesAccepted);
    expect(pairOf(await agree(), 's1', 'a', 'b')).toEqual([1]);
    await answersFollow(running.url);
    await running.stop();
    await gapIsFilled();
  }, 180_000);
});
