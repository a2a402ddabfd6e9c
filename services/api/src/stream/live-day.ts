import type { StreamSnapshot } from '@vitrine/contracts';
import { type Scope, storeDateOf } from '@vitrine/domain';
import { compileMetricQuery, type RunQuery } from '@vitrine/metrics';
import type { Tenant } from '@vitrine/store';
import type { Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';
import type { Directory } from '../catalogue/directory.js';
import { contextOf } from '../metrics/metric-answers.js';
import { type DayRows, daySnapshot, SNAPSHOT_METRICS } from './day-snapshot.js';

export interface Freshness {
  acceptedAt: number | null;
  rawAt: number | null;
}

/** The days under way of a tenant's stores, as one read that every listener's snapshot is then cut from. */
export interface TenantDay {
  now: Date;
  /** null: rows hold one seller only. */
  rows: DayRows;
  lastSales: ReadonlyMap<string, number>;
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

  /** @param seller reads only this seller's sales, for a listener with an own-sales scope */
  async read(tenant: Tenant, seller: Scope | undefined, now: Date = new Date()): Promise<TenantDay> {
    const stores = await this.directory.storesOf(tenant.id);
    const zones = new Map(stores.map((store) => [store.storeId, store.timeZone]));
    const dateOf = (storeId: string) => storeDateOf(now, zones.get(storeId) ?? tenant.timeZone).soldOn;
    const businessDate = storeDateOf(now, tenant.timeZone).soldOn;
    const dates = [businessDate, ...stores.map((store) => dateOf(store.storeId))].sort();
    const scope: Scope = seller ?? { tenantId: tenant.id, stores: 'all', networkTotals: false };
    const compiled = compileMetricQuery(
      scope,
      {
        metrics: SNAPSHOT_METRICS,
        dimensions: ['store', 'day', 'hour'],
        period: { from: dates[0] ?? businessDate, to: dates.at(-1) ?? businessDate },
      },
      contextOf({ tenant }, now),
    );
    const [results, lastSales] = await Promise.all([
      Promise.all(compiled.queries.map(this.run)),
      this.lastSales(scope, dates[0] ?? businessDate),
    ]);
    return { now, rows: { compiled, results }, lastSales, dateOf, businessDate };
  }

  cut(scope: Scope, day: TenantDay, freshness: Freshness): StreamSnapshot {
    return daySnapshot(scope, {
      asOf: day.now,
      businessDate: day.businessDate,
      day: day.rows,
      dateOf: day.dateOf,
      lastSaleOf: (storeId) => day.lastSales.get(storeId),
      ...freshness,
    });
  }

  /** When each store last sold something that still counts, on or after a date: a sale taken back adds up to nothing. */
  private async lastSales({ tenantId, sellerId }: Scope, from: string): Promise<Map<string, number>> {
    const rows = await this.warehouse.query({
      name: 'saleLines.lastSales',
      params: { tenantId, sellerId: sellerId ?? '', from },
      row: z.object({ storeId: z.string(), lastSaleMs: z.coerce.number() }),
      sql: `
        SELECT storeId, toUnixTimestamp64Milli(max(soldAt)) AS lastSaleMs
        FROM   (
          SELECT store_id AS storeId, sold_at AS soldAt
          FROM   sale_lines_v1
          WHERE  tenant_id = {tenantId: String}
            AND  sold_on >= {from: Date}
            AND  kind = 'sale'
            AND  status = 'closed'
            AND  {sellerId: String} IN ('', seller_id)
          GROUP  BY storeId, ticket_id, soldAt
          HAVING sum(sign) > 0
        )
        GROUP  BY storeId`,
    });
    return new Map(rows.map((row) => [row.storeId, row.lastSaleMs]));
  }
}
