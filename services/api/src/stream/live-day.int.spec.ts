import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Scope } from '@vitrine/domain';
import { answerMetricQuery, type RunQuery, warehouseRow } from '@vitrine/metrics';
import type { Tenant } from '@vitrine/store';
import { cancelRow, contextOf, createWarehouse, type Directory, SaleLines, type Warehouse } from '@vitrine/warehouse';
import { aRowSource } from '@vitrine/warehouse/testing';
import { saleRow } from '../testing/sale-row.js';
import { SNAPSHOT_METRICS } from './day-snapshot.js';
import { LiveDay } from './live-day.js';

const database = `live_day_${process.pid}`;
const now = new Date('2026-11-20T18:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const sale = (ticketId: string, soldAt: Date) =>
  saleRow({ tenantId: 't', storeId: 's', sellerId: 'se', productId: 'p', amount: 5, soldAt, ticketId });
const directory = {
  storesOf: () => Promise.resolve([]),
  readyRollups: async () => new Set(['sales_by_hour_v2', 'sales_by_store_day_v1']),
} as unknown as Directory;
const tenant = { id: 't', timeZone: 'America/Sao_Paulo', currency: 'BRL' } as Tenant;
let warehouse: Warehouse;

beforeAll(async () => {
  const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
  warehouse = createWarehouse({
    CLICKHOUSE_URL,
    CLICKHOUSE_USER,
    CLICKHOUSE_PASSWORD,
    CLICKHOUSE_DATABASE: database,
  });
  await warehouse.migrate();
}, 60_000);
afterAll(async () => {
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${database}`, database: null });
  await warehouse.close();
});

describe('LiveDay', () => {
  it('forgets a sale that was taken back, and keeps one that was written anew', async () => {
    const [kept, voided, corrected] = [
      sale('kept', minutesAgo(30)),
      sale('voided', minutesAgo(5)),
      sale('corrected', minutesAgo(20)),
    ];
    const source = aRowSource({ sourcePartition: 0, sourceOffset: 9, ingestedAtMs: now.getTime() });
    await new SaleLines(warehouse).append(
      [
        kept,
        voided,
        corrected,
        cancelRow(voided, source),
        { ...voided, status: 'voided', lineId: '', revision: 1 },
        cancelRow(corrected, source),
        { ...corrected, revision: 1, quantityE3: 2_000 },
      ],
      'w',
    );
    const { lastSaleOf } = await new LiveDay(() => Promise.resolve([]), warehouse, directory).read(
      tenant,
      undefined,
      now,
    );
    expect(lastSaleOf('s', undefined)).toBe(minutesAgo(20).getTime());
  });

  it('gives each of the sellers it reads together what the metric layer answers each alone', async () => {
    const sold = (sellerId: string, storeId: string, ticketId: string, minutes: number) => ({
      ...sale(ticketId, minutesAgo(minutes)),
      tenantId: 'team',
      storeId,
      sellerId,
      lineId: sellerId,
    });
    await new SaleLines(warehouse).append(
      [
        // A ticket of two sellers, one of a third who is not asked about, and sales at two hours and in two stores.
        sold('ana', 'north', 'shared', 90),
        sold('rui', 'north', 'shared', 90),
        sold('ana', 'north', 'own', 10),
        sold('rui', 'south', 'other', 40),
        sold('eva', 'north', 'apart', 5),
      ],
      'w2',
    );
    const run: RunQuery = (query) => warehouse.query({ ...query, row: warehouseRow });
    const team = { ...tenant, id: 'team' };
    const live = new LiveDay(run, warehouse, directory);
    const day = await live.read(team, ['ana', 'rui', 'nobody'], now);
    const lastSaleAt: Record<string, Date | undefined> = { ana: minutesAgo(10), rui: minutesAgo(40) };
    for (const sellerId of ['ana', 'rui', 'nobody']) {
      const scope: Scope = { tenantId: 'team', stores: 'all', sellerId, networkTotals: false };
      const snapshot = live.cut(scope, day, { acceptedAt: null, rawAt: null });
      const period = { from: day.businessDate, to: day.businessDate };
      const alone = await answerMetricQuery(
        scope,
        { metrics: SNAPSHOT_METRICS, period },
        contextOf({ tenant: team }, now),
        run,
      );
      expect([sellerId, snapshot.total]).toEqual([sellerId, alone.total]);
      expect(snapshot.lastSaleAt).toBe(lastSaleAt[sellerId]?.toISOString() ?? null);
    }
  });
});
