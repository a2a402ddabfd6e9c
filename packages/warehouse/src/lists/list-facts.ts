import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';

/** Business dates that lists compare, each span up to the day before the next one, the last up to the day before `today`. */
export interface ListSpans {
  /** From here on a store's products are known to be sold there. */
  readonly from: string;
  readonly beforeFrom: string;
  readonly recentFrom: string;
  readonly monthFrom: string;
  readonly today: string;
}

const whole = z.coerce.number();
const soldRow = z.object({
  productId: z.string(),
  recentUnitsE3: whole,
  beforeUnitsE3: whole,
  recentLines: whole,
  beforeLines: whole,
  monthUnitsE3: whole,
  monthSalesE4: whole,
});
export type SoldInSpans = z.output<typeof soldRow>;

const comparedRow = z.object({
  productId: z.string(),
  recentUnitsE3: whole,
  expectedUnitsE3: whole,
  recentLines: whole,
  beforeLines: whole,
  stores: whole,
});
/** Of several stores: what was sold, beside what each of them let expect. */
export type ComparedInSpans = z.output<typeof comparedRow>;

const knownRow = z.object({ storeId: z.string(), recent: whole, before: whole, month: whole });
/** Days of each span that sales of a store have arrived for. */
export type KnownInSpans = z.output<typeof knownRow>;

const categoryRow = z.object({ category: z.string(), day: z.string(), salesE4: whole, lines: whole });
export type SoldOfCategory = z.output<typeof categoryRow>;

/** A night's job waits longer than a screen. */
const DEADLINE_MS = 120_000;

/** What the nightly lists are made of, read from rollups: a handful of questions for a tenant, and one for each store. */
export class ListFacts {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** Of each product that a store sold since `from`. */
  sold(tenantId: string, storeId: string, spans: ListSpans): Promise<SoldInSpans[]> {
    const isRecent = 'sold_on >= {recentFrom: Date}';
    const isBefore = 'sold_on >= {beforeFrom: Date} AND sold_on < {recentFrom: Date}';
    const isMonth = 'sold_on >= {monthFrom: Date}';
    return this.warehouse.query({
      name: 'listFacts.sold',
      params: { tenantId, storeId, ...spans },
      deadlineMs: DEADLINE_MS,
      row: soldRow,
      sql: `
        SELECT product_id AS productId,
               toInt64(sumIf(units, ${isRecent}) * 1000)    AS recentUnitsE3,
               toInt64(sumIf(units, ${isBefore}) * 1000)    AS beforeUnitsE3,
               sumIf(line_count, ${isRecent})               AS recentLines,
               sumIf(line_count, ${isBefore})               AS beforeLines,
               toInt64(sumIf(units, ${isMonth}) * 1000)     AS monthUnitsE3,
               toInt64(sumIf(net_sales, ${isMonth}) * 10000) AS monthSalesE4
        FROM   sales_by_product_day_v1
        WHERE  tenant_id = {tenantId: String} AND store_id = {storeId: String}
          AND  sold_on >= {from: Date} AND sold_on < {today: Date}
        GROUP  BY product_id
        HAVING sum(line_count) > 0`,
    });
  }

  /**
   * Of each product, in the stores that can be compared. A sum of counts bᵢ, each taken tᵢ times, is as certain as (Σ tᵢbᵢ)² / Σ tᵢ²bᵢ lines.
   * @param times how many times what a store sold before is expected of it now
   */
  async compared(tenantId: string, times: ReadonlyMap<string, number>, spans: ListSpans): Promise<ComparedInSpans[]> {
    if (times.size === 0) return [];
    const { beforeFrom, recentFrom, today } = spans;
    return this.warehouse.query({
      name: 'listFacts.compared',
      params: { tenantId, storeIds: [...times.keys()], times: [...times.values()], beforeFrom, recentFrom, today },
      deadlineMs: DEADLINE_MS,
      row: comparedRow,
      sql: `
        SELECT product_id AS productId,
               sumIf(units, is_recent) * 1000                AS recentUnitsE3,
               sumIf(units * times, NOT is_recent) * 1000    AS expectedUnitsE3,
               sumIf(lines, is_recent)                       AS recentLines,
               if(squares > 0, pow(sumIf(lines * times, NOT is_recent), 2) / squares, 0) AS beforeLines,
               sumIf(lines * times * times, NOT is_recent)   AS squares,
               uniqExact(store_id)                           AS stores
        FROM  (SELECT product_id, store_id, sold_on >= {recentFrom: Date} AS is_recent,
                      toFloat64(sum(s.units)) AS units, sum(line_count) AS lines,
                      transform(store_id, {storeIds: Array(String)}, {times: Array(Float64)}, 0.) AS times
               FROM   sales_by_product_day_v1 AS s
               WHERE  tenant_id = {tenantId: String} AND store_id IN {storeIds: Array(String)}
                 AND  sold_on >= {beforeFrom: Date} AND sold_on < {today: Date}
               GROUP  BY product_id, store_id, is_recent
               HAVING lines > 0)
        GROUP  BY product_id`,
    });
  }

  /** By store; one without any sale is not there. */
  knownDays(tenantId: string, spans: ListSpans): Promise<KnownInSpans[]> {
    return this.warehouse.query({
      name: 'listFacts.knownDays',
      params: { tenantId, ...spans },
      deadlineMs: DEADLINE_MS,
      row: knownRow,
      sql: `
        SELECT store_id AS storeId, countIf(sold_on >= {recentFrom: Date}) AS recent,
               countIf(sold_on >= {beforeFrom: Date} AND sold_on < {recentFrom: Date}) AS before,
               countIf(sold_on >= {monthFrom: Date}) AS month
        FROM  (SELECT store_id, sold_on
               FROM   sales_days_v1
               WHERE  tenant_id = {tenantId: String} AND sold_on >= {from: Date} AND sold_on < {today: Date}
               GROUP  BY store_id, sold_on
               HAVING sum(row_count) > 0)
        GROUP  BY store_id`,
    });
  }

  /** What each category sold by day, in all stores or in one, for two years and the usual weeks before. */
  categoryDays(of: { tenantId: string; storeId?: string; from: string; today: string }): Promise<SoldOfCategory[]> {
    const { storeId, ...rest } = of;
    return this.warehouse.query({
      name: 'listFacts.categoryDays',
      params: { ...rest, storeId: storeId ?? '', everyStore: storeId === undefined ? 1 : 0 },
      deadlineMs: DEADLINE_MS,
      row: categoryRow,
      sql: `
        SELECT p.category AS category, toString(s.sold_on) AS day, toInt64(sum(s.net_sales) * 10000) AS salesE4,
               sum(s.line_count) AS lines
        FROM   sales_by_product_day_v1 AS s
        INNER  JOIN (SELECT product_id, category FROM products_current_v1 WHERE tenant_id = {tenantId: String}) AS p
               ON p.product_id = s.product_id
        WHERE  s.tenant_id = {tenantId: String}
          AND  ({everyStore: UInt8} OR s.store_id = {storeId: String})
          AND  s.sold_on >= {from: Date} AND s.sold_on < {today: Date}
        GROUP  BY category, day
        HAVING lines > 0`,
    });
  }
}
