import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';

/** Whose counts: of all stores of a tenant, or of one. */
export interface CountsOf {
  readonly tenantId: string;
  readonly storeId?: string | undefined;
  /** A Monday: only the weeks from it on. */
  readonly from?: string | undefined;
  /** A Monday: only the weeks before it. */
  readonly before?: string | undefined;
  /** Without it a basket weighs 1 for ever. */
  readonly decay?: Decay | undefined;
}

/** A basket weighs half as much each time so many weeks have passed: 2^(−age ÷ half-life). */
export interface Decay {
  readonly halfLifeWeeks: number;
  /** The Monday on which a basket weighs 1. */
  readonly asOf: string;
}

export interface BasketTotals {
  readonly baskets: number;
  readonly largeBaskets: number;
  /** Of those that something is learned of, decayed. */
  readonly weight: number;
  /** How many stores sold any. */
  readonly stores: number;
  /** Another number than before: something was counted since. */
  readonly changes: number;
}

/** One product, and the baskets with it in each store that sold it: without wholesale orders, which count for no pair. */
export interface ItemBaskets {
  readonly productId: string;
  /** Of all stores, decayed. */
  readonly weight: number;
  /** With the Monday of the latest week in which each sold it, as days since 1970. */
  readonly stores: readonly (readonly [storeId: string, baskets: number, lastWeek: number])[];
}

/** One product, and the baskets with it and each partner whose id comes later. */
export interface PairBaskets {
  readonly productId: string;
  readonly partners: readonly string[];
  /** By place among the partners: the baskets with both, and what they weigh, decayed. */
  readonly baskets: readonly number[];
  readonly weights: readonly number[];
}

/** So many pairs were together in so many baskets, in stores enough. */
export interface PairHistogram {
  readonly baskets: number;
  readonly pairs: number;
  /** Counts of pairs in single stores that were added up for it, also of pairs in too few stores. */
  readonly grouped: number;
}

/** One of `parts` parts of all pairs of at least so many baskets, in at least so many stores. */
export interface PairPart {
  readonly part: number;
  readonly parts: number;
  readonly leastBaskets: number;
  readonly leastStores: number;
}

const count = z.coerce.number();
const totals = z.object({ baskets: count, largeBaskets: count, weight: count, stores: count, changes: count });
const weekRow = z.object({ week: z.string(), baskets: count });
const itemRow = z.object({
  productId: z.string(),
  weight: count,
  stores: z.array(z.tuple([z.string(), count, count])),
});
/** Columns: of a million pairs, a million small arrays would take several times the memory. */
const pairRow = z.object({
  productId: z.string(),
  partners: z.array(z.string()),
  baskets: z.array(z.number()),
  weights: z.array(z.number()),
});
/** Pairs of more baskets are counted as if they were of so many. */
const MOST_TOLD_APART = 1_000;

/** Store and week are named only where they are asked for: they are part of the table's key. */
const whose = ({ storeId, from, before }: CountsOf): string =>
  [
    'tenant_id = {tenantId: String}',
    ...(storeId === undefined ? [] : ['store_id = {storeId: String}']),
    ...(from === undefined ? [] : ['week >= {from: Date}']),
    ...(before === undefined ? [] : ['week < {before: Date}']),
  ].join(' AND ');
const NEVER = { halfLifeWeeks: 1, asOf: '1970-01-05' };
const paramsOf = ({ tenantId, storeId = '', from = NEVER.asOf, before = NEVER.asOf, decay = NEVER }: CountsOf) => ({
  ...{ tenantId, storeId, from, before },
  ...decay,
});
/** What a row of a week weighs. */
const ageOf = ({ decay }: CountsOf): string =>
  decay === undefined ? '1' : "exp2(-dateDiff('week', week, {asOf: Date}) / {halfLifeWeeks: Float64})";

/** Reads the counts of baskets, all weeks added up. */
export class BasketCountReader {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  async totals(of: CountsOf): Promise<BasketTotals> {
    const [row] = await this.warehouse.query({
      name: 'basketCounts.totals',
      params: paramsOf(of),
      row: totals,
      sql: `
        SELECT sum(b.baskets) AS baskets, sum(b.large_baskets) AS largeBaskets,
               sum((b.baskets - b.large_baskets) * ${ageOf(of)}) AS weight,
               uniqExactIf(store_id, b.baskets > 0) AS stores, sum(b.changes) AS changes
        FROM   basket_counts_v1 AS b
        WHERE  ${whose(of)}`,
    });
    return row ?? { baskets: 0, largeBaskets: 0, weight: 0, stores: 0, changes: 0 };
  }

  /** Baskets that something is learned of, by store. */
  async byStore(of: CountsOf): Promise<ReadonlyMap<string, number>> {
    const rows = await this.warehouse.query({
      name: 'basketCounts.byStore',
      params: paramsOf(of),
      row: z.object({ storeId: z.string(), baskets: count }),
      sql: `
        SELECT store_id AS storeId, sum(b.baskets - b.large_baskets) AS baskets
        FROM   basket_counts_v1 AS b
        WHERE  ${whose(of)}
        GROUP  BY store_id
        HAVING baskets > 0`,
    });
    return new Map(rows.map(({ storeId, baskets }) => [storeId, baskets]));
  }

  /** Baskets that something is learned of, by week, the first first. */
  weeks(of: CountsOf): Promise<z.output<typeof weekRow>[]> {
    return this.warehouse.query({
      name: 'basketCounts.weeks',
      params: paramsOf(of),
      row: weekRow,
      sql: `
        SELECT b.week AS week, sum(b.baskets - b.large_baskets) AS baskets
        FROM   basket_counts_v1 AS b
        WHERE  ${whose(of)}
        GROUP  BY b.week
        HAVING baskets > 0
        ORDER  BY b.week`,
    });
  }

  items(of: CountsOf): Promise<ItemBaskets[]> {
    return this.warehouse.query({
      name: 'basketCounts.items',
      params: paramsOf(of),
      row: itemRow,
      sql: `
        SELECT product_id AS productId, sum(weighed) AS weight, groupArray(tuple(store_id, counted, last_week)) AS stores
        FROM  (SELECT product_id, store_id, sum(i.baskets - i.large_baskets) AS counted,
                      sum((i.baskets - i.large_baskets) * ${ageOf(of)}) AS weighed,
                      toUInt16(maxIf(i.week, i.baskets > 0)) AS last_week
               FROM   item_counts_v1 AS i
               WHERE  ${whose(of)}
               GROUP  BY product_id, store_id
               HAVING sum(i.baskets) > 0)
        GROUP  BY product_id
        ORDER  BY product_id`,
    });
  }

  /**
   * By store, the earliest of its latest `weeks` weeks with sales, as days since 1970. Weeks without any are unknown and do not count: a
   * store that was shut, or that sends nothing, still has what it had.
   */
  async shelfWeeks(of: CountsOf, weeks: number): Promise<ReadonlyMap<string, number>> {
    const rows = await this.warehouse.query({
      name: 'basketCounts.shelfWeeks',
      params: { ...paramsOf(of), weeks },
      row: z.object({ storeId: z.string(), since: count }),
      sql: `
        SELECT store_id AS storeId, toUInt16(min(sold_in)) AS since
        FROM  (SELECT store_id, b.week AS sold_in
               FROM   basket_counts_v1 AS b
               WHERE  ${whose(of)}
               GROUP  BY store_id, sold_in
               HAVING sum(b.baskets) > 0
               ORDER  BY store_id, sold_in DESC
               LIMIT  {weeks: UInt32} BY store_id)
        GROUP  BY store_id`,
    });
    return new Map(rows.map(({ storeId, since }) => [storeId, since]));
  }

  /**
   * About how many pairs there are of each number of baskets, in at least so many stores: one of `sample` parts of the pairs, times `sample`.
   * Adding up all pairs at once would take the engine's memory.
   */
  pairHistogram(of: CountsOf, sample: number, leastStores: number): Promise<PairHistogram[]> {
    return this.warehouse.query({
      name: 'basketCounts.pairHistogram',
      params: { ...paramsOf(of), sample, leastStores, most: MOST_TOLD_APART },
      row: z.object({ baskets: count, pairs: count, grouped: count }),
      sql: `
        SELECT least(counted, {most: Int64}) AS baskets, countIf(stores >= {leastStores: UInt32}) * {sample: UInt32} AS pairs,
               sum(stores) * {sample: UInt32} AS grouped
        FROM  (SELECT product_a, product_b, sum(ofStore) AS counted, count() AS stores
               FROM  (SELECT product_a, product_b, sum(p.baskets) AS ofStore
                      FROM   pair_counts_v1 AS p
                      WHERE  ${whose(of)} AND cityHash64(product_a, product_b) % {sample: UInt32} = 0
                      GROUP  BY product_a, product_b, store_id
                      HAVING ofStore > 0)
               GROUP  BY product_a, product_b)
        GROUP  BY baskets
        ORDER  BY baskets`,
    });
  }

  /** A part of the pairs: a text of all pairs of a large tenant would be too large. */
  pairs(of: CountsOf, part: PairPart): Promise<PairBaskets[]> {
    return this.warehouse.query({
      name: 'basketCounts.pairs',
      params: { ...paramsOf(of), ...part },
      row: pairRow,
      sql: `
        SELECT product_a AS productId, groupArray(product_b) AS partners, groupArray(toInt32(counted)) AS baskets,
               groupArray(toFloat64(weight)) AS weights
        FROM  (SELECT product_a, product_b, sum(ofStore) AS counted, sum(weighed) AS weight
               FROM  (SELECT product_a, product_b, sum(p.baskets) AS ofStore, sum(p.baskets * ${ageOf(of)}) AS weighed
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
