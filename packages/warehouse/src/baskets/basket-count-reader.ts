import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';

/** Whose counts: of all stores of a tenant, or of one. */
export interface CountsOf {
  readonly tenantId: string;
  readonly storeId?: string | undefined;
}

export interface BasketTotals {
  readonly baskets: number;
  readonly largeBaskets: number;
  /** Another number than before: something was counted since. */
  readonly changes: number;
}

/** One product, and the baskets with it in each store that sold it: without wholesale orders, which count for no pair. */
export interface ItemBaskets {
  readonly productId: string;
  readonly stores: readonly (readonly [storeId: string, baskets: number])[];
}

/** One product, and the baskets with it and each partner whose id comes later. */
export interface PairBaskets {
  readonly productId: string;
  readonly partners: readonly (readonly [productId: string, baskets: number])[];
}

/** One of `parts` parts of all pairs of at least so many baskets, in at least so many stores. */
export interface PairPart {
  readonly part: number;
  readonly parts: number;
  readonly leastBaskets: number;
  readonly leastStores: number;
}

const count = z.coerce.number();
const counted = z.array(z.tuple([z.string(), count]));
const totals = z.object({ baskets: count, largeBaskets: count, changes: count });
const itemRow = z.object({ productId: z.string(), stores: counted });
const pairRow = z.object({ productId: z.string(), partners: counted });

/** The store is named only where one is asked for: it is part of the table's key. */
const whose = ({ storeId }: CountsOf): string =>
  `tenant_id = {tenantId: String}${storeId === undefined ? '' : ' AND store_id = {storeId: String}'}`;
const paramsOf = ({ tenantId, storeId = '' }: CountsOf) => ({ tenantId, storeId });

/** Reads the counts of baskets, all weeks added up. */
export class BasketCountReader {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  async totals(of: CountsOf): Promise<BasketTotals> {
    const [row] = await this.warehouse.query({
      name: 'basketCounts.totals',
      params: paramsOf(of),
      row: totals,
      sql: `
        SELECT sum(b.baskets) AS baskets, sum(b.large_baskets) AS largeBaskets, sum(b.changes) AS changes
        FROM   basket_counts_v1 AS b
        WHERE  ${whose(of)}`,
    });
    return row ?? { baskets: 0, largeBaskets: 0, changes: 0 };
  }

  items(of: CountsOf): Promise<ItemBaskets[]> {
    return this.warehouse.query({
      name: 'basketCounts.items',
      params: paramsOf(of),
      row: itemRow,
      sql: `
        SELECT product_id AS productId, groupArray(tuple(store_id, counted)) AS stores
        FROM  (SELECT product_id, store_id, sum(i.baskets - i.large_baskets) AS counted
               FROM   item_counts_v1 AS i
               WHERE  ${whose(of)}
               GROUP  BY product_id, store_id
               HAVING sum(i.baskets) > 0)
        GROUP  BY product_id
        ORDER  BY product_id`,
    });
  }

  /** About how many pairs there are, those that are too rare too. */
  async pairCount(of: CountsOf): Promise<number> {
    const [row] = await this.warehouse.query({
      name: 'basketCounts.pairCount',
      params: paramsOf(of),
      row: z.object({ pairs: count }),
      sql: `
        SELECT uniqCombined64(product_a, product_b) AS pairs
        FROM   pair_counts_v1
        WHERE  ${whose(of)}`,
    });
    return row?.pairs ?? 0;
  }

  /** A part of the pairs: a text of all pairs of a large tenant would be too large. */
  pairs(of: CountsOf, part: PairPart): Promise<PairBaskets[]> {
    return this.warehouse.query({
      name: 'basketCounts.pairs',
      params: { ...paramsOf(of), ...part },
      row: pairRow,
      sql: `
        SELECT product_a AS productId, groupArray(tuple(product_b, counted)) AS partners
        FROM  (SELECT product_a, product_b, sum(ofStore) AS counted
               FROM  (SELECT product_a, product_b, sum(p.baskets) AS ofStore
                      FROM   pair_counts_v1 AS p
                      WHERE  ${whose(of)} AND cityHash64(product_a) % {parts: UInt32} = {part: UInt32}
                      GROUP  BY product_a, product_b, store_id
                      HAVING ofStore > 0)
               GROUP  BY product_a, product_b
               HAVING counted >= {leastBaskets: Int64} AND count() >= {leastStores: UInt32})
        GROUP  BY product_a`,
    });
  }
}
