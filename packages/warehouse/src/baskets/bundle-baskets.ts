import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';

/** Two products, the one first whose id comes first. */
export type ProductPair = readonly [productA: string, productB: string];

/** Weeks by their Mondays: from one on, and before another. */
interface Weeks {
  readonly tenantId: string;
  readonly from: string;
  readonly before: string;
}

const pairRow = z.object({
  productA: z.string(),
  productB: z.string(),
  stores: z.array(z.tuple([z.string(), z.coerce.number()])),
});
const tripleRow = z.object({ productIds: z.array(z.string()), baskets: z.coerce.number() });

/** In how many baskets given pairs and triples are: what a bundle may bring follows from it. */
export class BundleBaskets {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** Of each pair, the baskets with both in each store that sold them together. */
  pairsByStore(of: Weeks, pairs: readonly ProductPair[]): Promise<z.output<typeof pairRow>[]> {
    if (pairs.length === 0) return Promise.resolve([]);
    return this.warehouse.query({
      name: 'bundleBaskets.pairsByStore',
      params: { ...of, pairs: JSON.stringify(pairs) },
      row: pairRow,
      sql: `
        SELECT product_a AS productA, product_b AS productB, groupArray((store_id, counted)) AS stores
        FROM  (SELECT product_a, product_b, store_id, sum(p.baskets) AS counted
               FROM   pair_counts_v1 AS p
               WHERE  tenant_id = {tenantId: String} AND week >= {from: Date} AND week < {before: Date}
                 AND  (product_a, product_b) IN (SELECT pair[1], pair[2] FROM (SELECT arrayJoin(JSONExtract({pairs: String}, 'Array(Array(String))')) AS pair))
               GROUP  BY product_a, product_b, store_id
               HAVING counted > 0)
        GROUP  BY product_a, product_b`,
    });
  }

  /**
   * Of each triple, the baskets with all three, from a day on, in one of so many parts: drawn by the hash of their tickets, the same ones
   * each time. Baskets are cut to the products that are asked for, before triples are looked for in them. Wholesale orders count for none.
   * @param of `storeId` absent: of all stores; `parts` 1: every basket; `leastStores`: in fewer of them nothing is told of a triple
   * @returns baskets of that part
   */
  triples(
    of: {
      readonly tenantId: string;
      readonly from: string;
      readonly storeId?: string | undefined;
      readonly leastStores: number;
      readonly parts: number;
    },
    triples: readonly (readonly string[])[],
  ): Promise<z.output<typeof tripleRow>[]> {
    if (triples.length === 0) return Promise.resolve([]);
    const { tenantId, from, storeId, leastStores, parts } = of;
    return this.warehouse.query({
      name: 'bundleBaskets.triples',
      params: {
        ...{ tenantId, from, leastStores, parts, storeId: storeId ?? '', everyStore: storeId === undefined ? 1 : 0 },
        ...{ triples: JSON.stringify(triples), products: [...new Set(triples.flat())] },
      },
      deadlineMs: 120_000,
      row: tripleRow,
      sql: `
        WITH JSONExtract({triples: String}, 'Array(Array(String))') AS asked
        SELECT triple AS productIds, toInt64(sum(ofStore)) AS baskets
        FROM  (SELECT triple, store_id, sum(weight) AS ofStore
               FROM  (SELECT arrayIntersect(JSONExtract(items, 'Array(String)'), {products: Array(String)}) AS here, store_id, sign AS weight
                      FROM   counted_baskets_v1
                      WHERE  tenant_id = {tenantId: String} AND sold_on >= {from: Date} AND item_count > 2 AND is_wholesale = 0
                        AND  ticket_hash % {parts: UInt32} = 0
                        AND  ({everyStore: UInt8} OR store_id = {storeId: String})
                        AND  length(here) > 2)
               ARRAY  JOIN arrayFilter(one -> hasAll(here, one), asked) AS triple
               GROUP  BY triple, store_id
               HAVING ofStore > 0)
        GROUP  BY triple
        HAVING count() >= {leastStores: UInt32}`,
    });
  }
}
