import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createStore, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import {
  cancelRow,
  createWarehouse,
  filledRollups,
  NoCut,
  RollupFill,
  SaleLines,
  type Warehouse,
} from '@vitrine/warehouse';
import { aRowSource, aSaleLineRow } from '@vitrine/warehouse/testing';
import { z } from 'zod';
import { fillRollups } from './fill-rollups.js';
import { LeaseLost } from './lease.js';

jest.setTimeout(180_000);

const name = `rollups_${process.pid}`;
const CUT_MS = Date.UTC(2026, 10, 20, 12);
const [BEFORE, AFTER] = [CUT_MS - 60_000, CUT_MS + 60_000];
let store: Store;
let warehouse: Warehouse;
let lines: SaleLines;
let drop: () => Promise<void>;
let now = new Date(CUT_MS + 120_000);
const said: string[] = [];
const run = {
  lease: { check: () => undefined },
  now: () => now,
  sleep: async () => undefined,
  say: (sentence: string) => said.push(sentence),
};

beforeAll(async () => {
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', name);
  const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
  drop = database.drop;
  store = createStore(database.url);
  warehouse = createWarehouse({ CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE: name });
  lines = new SaleLines(warehouse);
  await Promise.all([store.migrate(), warehouse.migrate({ through: '0014_add_raw_at.sql' })]);
});
afterAll(async () => {
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${name}`, database: null });
  await Promise.all([warehouse.close(), store.close()]);
  await drop();
});

const DAYS = ['2026-10-31', '2026-11-01', '2026-11-02'];
/** The sale number `n`, on one of three days of two months in one of two stores, written at a moment. */
const sale = (n: number, ingestedAtMs: number) =>
  aSaleLineRow({
    tenantId: 'casa',
    storeId: `s${n % 2}`,
    soldOn: DAYS[n % 3] ?? '',
    soldHour: n % 24,
    sellerId: `v${n % 4}`,
    ticketId: `t${n}`,
    eventId: `e${n}`,
    netAmountE4: 10_001 + n * 7,
    unitCostE4: n % 5 ? 3_333 : null,
    sourceOffset: n,
    rawAtMs: ingestedAtMs < CUT_MS ? null : ingestedAtMs - 5,
    ingestedAtMs,
  });
const sales = (from: number, to: number, ingestedAtMs: number) =>
  Array.from({ length: to - from }, (_, index) => sale(from + index, ingestedAtMs));

const SUMS = `toString(sum(gross_sales)), toString(sum(discounts)), toString(sum(returns)), toString(sum(net_sales)), toString(sum(cost)),
  toString(sum(cost_net_sales)), toString(sum(units)), toString(sum(tickets)), toString(sum(line_count))`;
const sumsOf = (table: string) =>
  warehouse.query({
    name: 'spec.sums',
    row: z.object({ place: z.string(), sums: z.array(z.string()) }),
    sql: `SELECT concat(store_id, ' ', toString(sold_on)) AS place, [${SUMS}] AS sums FROM ${table} GROUP BY place ORDER BY place`,
  });
const allAgree = async () => {
  const before = await sumsOf('sales_by_hour_v1');
  expect(before.length).toBeGreaterThan(0);
  for (const { table } of filledRollups) expect([table.name, await sumsOf(table.name)]).toEqual([table.name, before]);
};

class Killed extends Error {}

/** A store whose `n`th write of the job kills it, before or after it is noted. */
function dying(n: number, isNoted: boolean) {
  let left = n;
  const real = store.rollups;
  const die = async <T>(write: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left > 0) return write();
    if (isNoted) await write();
    throw new Killed();
  };
  return {
    begin: real.begin.bind(real),
    noteCompared: real.noteCompared.bind(real),
    notePass: (...args: Parameters<typeof real.notePass>) => die(() => real.notePass(...args)),
    noteDay: (...args: Parameters<typeof real.noteDay>) => die(() => real.noteDay(...args)),
  };
}

describe('the back-fill of a rollup', () => {
  it('is refused while the views of this release are not there', async () => {
    const [rollup] = filledRollups;
    if (rollup) await expect(RollupFill.open(warehouse, rollup)).rejects.toBeInstanceOf(NoCut);
  });

  it('killed at every step, with a block that is tried again and a correction on the way, adds up to the cent', async () => {
    await lines.append(sales(0, 60, BEFORE), 'old:1');
    await lines.append(sales(60, 90, BEFORE + 1), 'old:2');
    await warehouse.migrate({ cutMs: CUT_MS });
    await lines.append(sales(90, 120, AFTER), 'new:1');
    let kills = 0;
    for (let isNoted = false; ; isNoted = !isNoted) {
      const killed = await fillRollups(dying(2, isNoted), warehouse, filledRollups, run).catch(
        (error: unknown) => error,
      );
      if (killed === undefined) break;
      expect(killed).toBeInstanceOf(Killed);
      kills += 1;
      for (const ready of await store.rollups.ready())
        expect([ready, await sumsOf(ready)]).toEqual([ready, await sumsOf('sales_by_hour_v1')]);
      const at = { sourceOffset: 1_000 + kills, ingestedAtMs: AFTER + kills };
      const corrected = sale(kills, BEFORE);
      // Sales go on: an earlier sale is corrected, blocks from before and after the cut come again, and a late batch from before it comes last.
      await lines.append(
        [cancelRow(corrected, aRowSource(at)), { ...corrected, ...aRowSource(at), netAmountE4: 5 }],
        `fix:${kills}`,
      );
      if (kills === 2) await lines.append(sales(60, 90, BEFORE + 1), 'old:2');
      if (kills === 2 || kills === 5) await lines.append(sales(90, 120, AFTER), 'new:1');
      if (kills === 3) await lines.append(sales(120, 140, BEFORE + 2), 'late:1');
    }
    expect(kills).toBeGreaterThan(6);
    await allAgree();
    expect([...(await store.rollups.ready())].sort()).toEqual(['sales_by_hour_v2', 'sales_by_store_day_v1']);
    const [progress] = await store.rollups.list();
    expect(progress).toMatchObject({ daysFilled: 3, daysInAll: 3, differing: 0, isRead: true });
    expect(said.at(-1)).toBe(
      'sales_by_store_day_v1: agrees with the rollup of before in every store and day; it is read.',
    );
  });

  it('takes in what a partition that stood still writes at last, and what streams meanwhile', async () => {
    await lines.append(sales(200, 230, BEFORE + 3), 'stood-still');
    const stream = async () => {
      for (let at = 0; at < 5; at++) await lines.append(sales(300 + at * 5, 305 + at * 5, AFTER + at), `stream:${at}`);
    };
    await Promise.all([stream(), fillRollups(store.rollups, warehouse, filledRollups, run)]);
    await fillRollups(store.rollups, warehouse, filledRollups, run);
    await allAgree();
    expect((await store.rollups.ready()).size).toBe(2);
  });

  it('is not read any more when something differs that nobody can mend', async () => {
    const rows = [sale(500, AFTER)];
    await lines.append(rows, 'seen-by-one');
    await warehouse.command({
      name: 'spec.spoil',
      sql: 'ALTER TABLE sales_by_store_day_v1 DELETE WHERE filled = 0 SETTINGS mutations_sync = 2',
    });
    await fillRollups(store.rollups, warehouse, filledRollups, run);
    expect([...(await store.rollups.ready())]).toEqual(['sales_by_hour_v2']);
    expect(said.at(-1)).toMatch(/^sales_by_store_day_v1: differs .* in \d+ pairs of store and day; it is not read\.$/u);
  });

  it('waits for the cut before anything is compared', async () => {
    now = new Date(CUT_MS - 1);
    await fillRollups(store.rollups, warehouse, filledRollups, run);
    expect(said.at(-1)).toContain('its view takes over at 2026-11-20T12:00:00.000Z');
    now = new Date(CUT_MS + 120_000);
  });

  it('that loses its lease stops before its next insert, and says nothing of a comparison', async () => {
    await lines.append(sales(600, 610, BEFORE + 4), 'late:2');
    const [kept, rows] = [await store.rollups.list(), await sumsOf('sales_by_hour_v2')];
    const check = () => {
      throw new LeaseLost('rollups');
    };
    const late = fillRollups(store.rollups, warehouse, filledRollups, { ...run, lease: { check } });
    await expect(late).rejects.toBeInstanceOf(LeaseLost);
    expect([await store.rollups.list(), await sumsOf('sales_by_hour_v2')]).toEqual([kept, rows]);
  });
});
