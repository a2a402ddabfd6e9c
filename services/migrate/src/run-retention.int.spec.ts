import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrateEverything } from '@vitrine/migrations';
import { createStore, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { CountedBaskets, createWarehouse, DeadLetters, SaleLines, Targets, type Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';
import { LeaseLost } from './lease.js';
import { aCountedBasket } from './make-lists/a-network.fixture.js';
import { deleteOldData } from './old-data.js';
import { letterOn, saleOn } from './rows.fixture.js';
import { runRetention } from './run-retention.js';

const name = `retention_${process.pid}`;
const now = new Date('2026-11-21T12:00:00Z');
/** For a tenant that keeps 30 days: the last day to go, the first to stay, and one long ago. */
const DAYS = ['2021-01-05', '2026-10-21', '2026-10-22', '2026-11-20'];
/** The Mondays of their weeks. Counts are of weeks, which go as soon as one of their days does. */
const WEEKS = ['2021-01-04', '2026-10-19', '2026-11-16'];
const lease = { check: () => undefined };
const how = { now, cluster: undefined, deadLetterDays: 400 };
let store: Store;
let warehouse: Warehouse;
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', name);
  const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
  store = createStore(database.url);
  warehouse = createWarehouse({ CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE: name });
  drop = database.drop;
  await migrateEverything({ store, warehouse, topics: undefined });
  const tenant = { currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };
  await store.tenants.create({ ...tenant, id: 'brief', name: 'Brief', keepDays: 30 });
  await store.tenants.create({ ...tenant, id: 'long', name: 'Long' });
  for (const tenantId of ['brief', 'long']) {
    await new SaleLines(warehouse).append(
      DAYS.map((day) => saleOn(tenantId, day)),
      `${tenantId}:sales`,
    );
    await new CountedBaskets(warehouse).append(
      DAYS.map((soldOn) => aCountedBasket({ tenantId, storeId: 's', ticketId: soldOn, soldOn }, ['a', 'b'])),
      `${tenantId}:b`,
    );
    await new DeadLetters(warehouse).append(
      DAYS.map((day, index) => letterOn(tenantId, day, index)),
      `${tenantId}:l`,
    );
    await new Targets(warehouse).upsert(
      DAYS.map((day) => ({ tenantId, storeId: 's', sellerId: '', day, amountE4: 1, version: 1 })),
      `${tenantId}:t`,
    );
  }
}, 120_000);
afterAll(async () => {
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${name}`, database: null });
  await Promise.all([warehouse.close(), store.close()]);
  await drop();
});

const row = z.object({ tenantId: z.string(), days: z.array(z.string()) });
async function daysOf(table: string, date: string): Promise<Record<string, string[]>> {
  const sql = `SELECT tenant_id AS tenantId, arraySort(groupUniqArray(toString(${date}))) AS days
               FROM ${table} GROUP BY tenantId`;
  const rows = await warehouse.query({ name: 'spec.days', sql, row });
  return Object.fromEntries(rows.map(({ tenantId, days }) => [tenantId, days]));
}

describe('the retention job', () => {
  it('deletes what a tenant no longer keeps, rollups and all, and nothing else', async () => {
    const tables = [
      ['sale_lines_v1', 'sold_on'],
      ['ticket_heads_v1', 'sold_on'],
      ['sales_by_hour_v1', 'sold_on'],
      ['sales_by_product_day_v1', 'sold_on'],
      ['sales_days_v1', 'sold_on'],
      ['targets_v1', 'day'],
    ] as const;
    const counts = [
      ['counted_baskets_v1', 'toMonday(sold_on)'],
      ['basket_counts_v1', 'week'],
      ['item_counts_v1', 'week'],
      ['pair_counts_v1', 'week'],
    ] as const;
    for (const [table, date] of tables)
      expect([table, await daysOf(table, date)]).toEqual([table, { brief: DAYS, long: DAYS }]);
    for (const [table, date] of counts)
      expect([table, await daysOf(table, date)]).toEqual([table, { brief: WEEKS, long: WEEKS }]);
    for (let run = 1; run <= 2; run++) {
      expect(await runRetention(store, warehouse, lease, how)).toBe(1);
      for (const [table, date] of tables) {
        expect([table, await daysOf(table, date)]).toEqual([table, { brief: DAYS.slice(2), long: DAYS }]);
      }
      for (const [table, date] of counts)
        expect([table, await daysOf(table, date)]).toEqual([table, { brief: WEEKS.slice(2), long: WEEKS }]);
      // Dead letters have a time of their own, which a tenant may only shorten.
      expect(await daysOf('dead_letters_v1', 'toDate(received_at)')).toEqual({
        brief: DAYS.slice(2),
        long: DAYS.slice(1),
      });
    }
  }, 60_000);

  it('that has lost its lease deletes nothing more', async () => {
    const lost = {
      check: () => {
        throw new LeaseLost('retention');
      },
    };
    await new DeadLetters(warehouse).append([letterOn('long', '2021-01-05', 0)], 'late:l');
    const kept = await daysOf('dead_letters_v1', 'toDate(received_at)');
    await expect(runRetention(store, warehouse, lost, how)).rejects.toBeInstanceOf(LeaseLost);
    expect(await daysOf('dead_letters_v1', 'toDate(received_at)')).toEqual(kept);
  });

  it('writes statements for a cluster that the engine can read', async () => {
    const tenant = { id: 'brief', timeZone: 'UTC', keepDays: 30 };
    for (const { name, sql, params } of deleteOldData([tenant], { ...how, cluster: 'main' })) {
      const explained = { name, sql: `EXPLAIN AST ${sql}`, row: z.object({ explain: z.string() }) };
      const rows = await warehouse.query({ ...explained, ...(params && { params }) });
      expect(rows[0]?.explain).toContain('AlterQuery');
    }
  });
});
