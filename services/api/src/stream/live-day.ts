import type { StreamSnapshot } from '@vitrine/contracts';
import { type Scope, storeDateOf } from '@vitrine/domain';
import { compileMetricQuery, type RunQuery } from '@vitrine/metrics';
import type { Tenant } from '@vitrine/store';
import { contextOf, type Directory, type Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';
import { type DayRows, daySnapshot, SNAPSHOT_METRICS } from './day-snapshot.js';

export interface Freshness {
  acceptedAt: number | null;
  rawAt: number | null;
}

/** The days under way of a tenant's stores, in one read from which every listener's snapshot is cut. */
export interface TenantDay {
  now: Date;
  rows: DayRows;
  /** ms since 1970 of a store's last sale: anybody's, or of one of the sellers that were read. */
  lastSaleOf(storeId: string, sellerId: string | undefined): number | undefined;
  dateOf(storeId: string): string;
  businessDate: string;
}

/** Reads the business day so far through the metric layer. */
export class LiveDay {
  constructor(
    private readonly run: RunQuery,
    private readonly warehouse: Pick<Warehouse, 'query'>,
    private readonly directory: Directory,
  ) {}

  /** @param sellerIds reads the sales of these, each apart, for listeners with an own-sales scope; everybody's without */
  async read(tenant: Tenant, sellerIds: readonly string[] | undefined, now: Date = new Date()): Promise<TenantDay> {
    const [stores, ready] = await Promise.all([this.directory.storesOf(tenant.id), this.directory.readyRollups()]);
    const zones = new Map(stores.map((store) => [store.storeId, store.timeZone]));
    const dateOf = (storeId: string) => storeDateOf(now, zones.get(storeId) ?? tenant.timeZone).soldOn;
    const businessDate = storeDateOf(now, tenant.timeZone).soldOn;
    const dates = [businessDate, ...stores.map((store) => dateOf(store.storeId))].sort();
    const compiled = compileMetricQuery(
      { tenantId: tenant.id, stores: 'all', networkTotals: false },
      {
        metrics: SNAPSHOT_METRICS,
        dimensions: ['store', 'day', 'hour', ...(sellerIds === undefined ? [] : (['seller'] as const))],
        filters: sellerIds === undefined ? [] : [{ dimension: 'seller', in: [...sellerIds] }],
        period: { from: dates[0] ?? businessDate, to: dates.at(-1) ?? businessDate },
      },
      { ...contextOf({ tenant }, now), ready },
    );
    const [results, lastSaleOf] = await Promise.all([
      Promise.all(compiled.queries.map(this.run)),
      this.lastSales(tenant.id, sellerIds, dates[0] ?? businessDate),
    ]);
    return { now, rows: { compiled, results }, lastSaleOf, dateOf, businessDate };
  }

  cut(scope: Scope, day: TenantDay, freshness: Freshness): StreamSnapshot {
    return daySnapshot(scope, {
      asOf: day.now,
      businessDate: day.businessDate,
      day: day.rows,
      dateOf: day.dateOf,
      lastSaleOf: (storeId) => day.lastSaleOf(storeId, scope.sellerId),
      ...freshness,
    });
  }

  /** When each store last sold something that still counts, on or after a date: a sale taken back adds up to nothing. */
  private async lastSales(
    tenantId: string,
    sellerIds: readonly string[] | undefined,
    from: string,
  ): Promise<TenantDay['lastSaleOf']> {
    const rows = await this.warehouse.query({
      name: 'saleLines.lastSales',
      params: { tenantId, sellerIds: sellerIds ?? [], from },
      row: z.object({ storeId: z.string(), sellerId: z.string(), lastSaleMs: z.coerce.number() }),
      sql: `
        SELECT storeId, sellerId, toUnixTimestamp64Milli(max(soldAt)) AS lastSaleMs
        FROM   (
          SELECT store_id AS storeId, if(empty({sellerIds: Array(String)}), '', seller_id) AS sellerId, sold_at AS soldAt
          FROM   sale_lines_v1
          WHERE  tenant_id = {tenantId: String}
            AND  sold_on >= {from: Date}
            AND  kind = 'sale'
            AND  status = 'closed'
            AND  (empty({sellerIds: Array(String)}) OR seller_id IN {sellerIds: Array(String)})
          GROUP  BY storeId, sellerId, ticket_id, soldAt
          HAVING sum(sign) > 0
        )
        GROUP  BY storeId, sellerId`,
    });
    const known = new Map(rows.map((row) => [JSON.stringify([row.storeId, row.sellerId]), row.lastSaleMs]));
    return (storeId, sellerId = '') => known.get(JSON.stringify([storeId, sellerId]));
  }
}
