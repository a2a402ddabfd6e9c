import { z } from 'zod';
import { day, instantMs, integer, label, oneOf, text } from '../tables/column.js';
import { blockOf, defineTable, type RowOf } from '../tables/table.js';
import type { Warehouse } from '../warehouse.js';

export const listNames = ['promote', 'margins', 'low', 'bundles'] as const;
export type RecommendationList = (typeof listNames)[number];

export const recommendationListsTable = defineTable({
  name: 'recommendation_lists_v1',
  comment: 'Lists of what to promote, what earns, what sells below its peers and what goes together, night by night',
  keep: { by: 'table', days: 14, since: 'made_at' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose list it is'),
    storeId: label('store_id', 'Store that it is of'),
    list: oneOf('list', listNames, 'promote, margins, low or bundles'),
    madeAtMs: instantMs('made_at', 'When the job began to make it: the same of all rows of a list'),
    madeOn: day('made_on', 'Business date of the store that it is for'),
    place: integer('place', 'UInt32', 'Place in the list; 0 is the row of the list itself'),
    productId: text('product_id', 'Product; of several the first; empty of the list itself'),
    category: text('category', 'Category that the product belonged to'),
    item: text('item', 'JSON: what the list says of it, without words'),
  },
});
export type RecommendationListRow = RowOf<typeof recommendationListsTable>;

/** A list as it was made: its own row, and its items in order. */
export interface MadeList {
  readonly madeAtMs: number;
  readonly madeOn: string;
  readonly head: string;
}

export interface MadeItem {
  readonly place: number;
  readonly productId: string;
  readonly category: string;
  readonly item: string;
}

export interface ListKey {
  readonly tenantId: string;
  readonly storeId: string;
  readonly list: RecommendationList;
}

const headRow = z.object({ madeAtMs: z.coerce.number(), madeOn: z.string(), head: z.string() });
const itemRow = z.object({ place: z.coerce.number(), productId: z.string(), category: z.string(), item: z.string() });
const MOST_ROWS = 50_000;

/** The nightly lists of each store. The newest holds. */
export class RecommendationLists {
  constructor(private readonly warehouse: Pick<Warehouse, 'query' | 'insertBlock'>) {}

  /** All rows of a store's lists of one night; its own rows last, so that a list is whole when it is found. */
  async append(rows: readonly RecommendationListRow[]): Promise<void> {
    const items = rows.filter(({ place }) => place > 0);
    const heads = rows.filter(({ place }) => place === 0);
    for (let from = 0; from < items.length; from += MOST_ROWS) await this.insert(items.slice(from, from + MOST_ROWS));
    await this.insert(heads);
  }

  private async insert(rows: readonly RecommendationListRow[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const { tenantId, storeId, madeAtMs, list, place } = first;
    const token = [tenantId, storeId, madeAtMs, list, place].join(':');
    await this.warehouse.insertBlock(recommendationListsTable.name, blockOf(recommendationListsTable, rows), { token });
  }

  /** @param notAfterMs that was the newest then; absent: now */
  async newest(key: ListKey, notAfterMs?: number): Promise<MadeList | undefined> {
    const [found] = await this.warehouse.query({
      name: 'recommendationLists.newest',
      params: { ...key, always: notAfterMs === undefined ? 1 : 0, notAfterMs: notAfterMs ?? 0 },
      row: headRow,
      sql: `
        SELECT toUnixTimestamp64Milli(made_at) AS madeAtMs, toString(made_on) AS madeOn, item AS head
        FROM   recommendation_lists_v1
        WHERE  tenant_id = {tenantId: String} AND store_id = {storeId: String} AND list = {list: String} AND place = 0
          AND  ({always: UInt8} OR made_at <= fromUnixTimestamp64Milli({notAfterMs: Int64}))
        ORDER  BY made_at DESC
        LIMIT  1`,
    });
    return found;
  }

  /**
   * Items of a list in order, behind a place.
   * @param of `category`, `productIds`: only these; absent: all
   */
  items(
    key: ListKey,
    of: {
      madeAtMs: number;
      after?: number;
      category?: string | undefined;
      productIds?: readonly string[];
      limit: number;
    },
  ): Promise<MadeItem[]> {
    const { madeAtMs, after = 0, category, productIds, limit } = of;
    return this.warehouse.query({
      name: 'recommendationLists.items',
      params: {
        ...{ ...key, madeAtMs, after, limit },
        ...{ everyCategory: category === undefined ? 1 : 0, category: category ?? '' },
        ...{ everyProduct: productIds === undefined ? 1 : 0, productIds: productIds ?? [] },
      },
      row: itemRow,
      sql: `
        SELECT place, product_id AS productId, category, item
        FROM   recommendation_lists_v1
        WHERE  tenant_id = {tenantId: String} AND store_id = {storeId: String} AND list = {list: String}
          AND  made_at = fromUnixTimestamp64Milli({madeAtMs: Int64}) AND place > {after: UInt32}
          AND  ({everyCategory: UInt8} OR category = {category: String})
          AND  ({everyProduct: UInt8} OR product_id IN {productIds: Array(String)})
        ORDER  BY place
        LIMIT  1 BY place
        LIMIT  {limit: UInt32}`,
    });
  }

  /**
   * By tenant: when the newest list was made of the store whose is oldest. A store that never had one counts from when its first sale came.
   * Of stores that sold in 60 days alone: what a closed one had is no longer made. The facts are read of stores without any list only.
   */
  async oldestOfTenants(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.warehouse.query({
      name: 'recommendationLists.oldestOfTenants',
      row: z.object({ tenantId: z.string(), madeAtMs: z.coerce.number(), without: z.array(z.string()) }),
      sql: `
        SELECT s.tenant_id AS tenantId, minIf(l.of_store, l.of_store > 0) AS madeAtMs,
               groupArrayIf(s.store_id, l.of_store = 0) AS without
        FROM  (SELECT toString(tenant_id) AS tenant_id, toString(store_id) AS store_id
               FROM   sales_days_v1
               WHERE  sold_on >= today() - 60
               GROUP  BY tenant_id, store_id
               HAVING sum(row_count) > 0) AS s
        LEFT   JOIN (SELECT toString(tenant_id) AS tenant_id, toString(store_id) AS store_id,
                            toUnixTimestamp64Milli(max(made_at)) AS of_store
                     FROM   recommendation_lists_v1
                     WHERE  place = 0
                     GROUP  BY tenant_id, store_id) AS l
               ON l.tenant_id = s.tenant_id AND l.store_id = s.store_id
        GROUP  BY tenantId`,
    });
    const found = await Promise.all(
      rows.map(async ({ tenantId, madeAtMs, without }): Promise<[string, number]> => {
        const times = [madeAtMs, await this.firstSaleCame(tenantId, without)].filter((ms) => ms > 0);
        return [tenantId, Math.min(...times)];
      }),
    );
    return new Map(found.filter(([, ms]) => Number.isFinite(ms)));
  }

  /** 0 where there is no such store. */
  private async firstSaleCame(tenantId: string, storeIds: readonly string[]): Promise<number> {
    if (storeIds.length === 0) return 0;
    const [first] = await this.warehouse.query({
      name: 'recommendationLists.firstSaleCame',
      params: { tenantId, storeIds },
      row: z.object({ atMs: z.coerce.number() }),
      sql: `
        SELECT toUnixTimestamp64Milli(min(ingested_at)) AS atMs
        FROM   sale_lines_v1
        WHERE  tenant_id = {tenantId: String} AND store_id IN {storeIds: Array(String)} AND sold_on >= today() - 60`,
    });
    return first?.atMs ?? 0;
  }
}
