import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Tenant } from '@vitrine/store';
import { cancelRow, createWarehouse, migrateWarehouse, SaleLines, type Warehouse } from '@vitrine/warehouse';
import type { Directory } from '../catalogue/directory.js';
import { saleRow } from '../testing/sale-row.js';
import { LiveDay } from './live-day.js';

const database = `live_day_${process.pid}`;
const now = new Date('2026-11-20T18:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const sale = (ticketId: string, soldAt: Date) =>
  saleRow({ tenantId: 't', storeId: 's', sellerId: 'se', productId: 'p', amount: 5, soldAt, ticketId });
let warehouse: Warehouse;

beforeAll(async () => {
  const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
  warehouse = createWarehouse({
    CLICKHOUSE_URL,
    CLICKHOUSE_USER,
    CLICKHOUSE_PASSWORD,
    CLICKHOUSE_DATABASE: database,
  });
  await migrateWarehouse(warehouse);
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
    const source = { sourcePartition: 0, sourceOffset: 9, ingestedAtMs: now.getTime() };
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
    const directory = { storesOf: () => Promise.resolve([]) } as unknown as Directory;
    const tenant = { id: 't', timeZone: 'America/Sao_Paulo', currency: 'BRL' } as Tenant;
    const { lastSales } = await new LiveDay(() => Promise.resolve([]), warehouse, directory).read(
      tenant,
      undefined,
      now,
    );
    expect([...lastSales]).toEqual([['s', minutesAgo(20).getTime()]]);
  });
});
