import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type CatalogRecordRow, CatalogRecords } from '../catalog-records.js';
import { renderMigration } from '../render-migration.js';
import { cancelRow } from '../sale-line-row.js';
import { SaleLines } from '../sale-lines.js';
import { testWarehouse } from '../test-warehouse.fixture.js';
import { aRowSource, aSaleLineRow } from '../testing/index.js';
import type { Warehouse } from '../warehouse.js';
import { MarketIndex } from './market-index.js';
import { Promotions } from './promotions.js';
import { UnitSales } from './sold-units.js';
import { StockLevels } from './stock-levels.js';

const NOW_MS = Date.parse('2026-11-30T12:00:00Z');

let warehouse: Warehouse;
let drop: () => Promise<void>;
let given = 0;

beforeAll(async () => {
  ({ warehouse, drop } = await testWarehouse('shelf'));
}, 60_000);
afterAll(() => drop?.());

/** As processing writes it: a later one has the higher version. */
const record = (type: string, id: string, body: object, version = ++given): CatalogRecordRow => ({
  ...{ tenantId: 't', type, id, version },
  body: JSON.stringify({ type, tenantId: 't', ...body }),
});
const write = (...rows: CatalogRecordRow[]) => new CatalogRecords(warehouse).upsert(rows, `shelf:${++given}`);

const promotion = (id: string, of: object) =>
  record('promotion', id, {
    ...{ id, name: id, productIds: ['p1'], from: '2026-11-20', to: '2026-11-30', discountRate: '0.1' },
    ...of,
  });
const stock = (productId: string, quantity: string, at: string, version?: number) =>
  record('stockLevel', `s1:${productId}`, { storeId: 's1', productId, quantity, at }, version);
const index = (of: { name: string; day: string; value: string; category?: string }) =>
  record('marketIndex', `${of.name}:${of.category ?? ''}:${of.day}`, of);

describe('promotions', () => {
  const inForce = (day: string, productIds?: string[]) => new Promotions(warehouse).inForce('t', day, productIds);

  it('hold on their days, the best of several for each product', async () => {
    await write(
      promotion('ten', { productIds: ['p1', 'p2', 'nobody knows it'] }),
      promotion('fifteen', { discountRate: '0.15', from: '2026-11-29', to: '2026-11-29', name: 'Só domingo' }),
      promotion('fifteen-too', {
        discountRate: '0.150',
        from: '2026-11-29',
        to: '2026-12-02',
        productIds: ['p1', 'p1'],
      }),
      promotion('later', { from: '2026-12-01', to: '2026-12-31', discountRate: '0.9' }),
      promotion('of nothing', { productIds: [], discountRate: '1' }),
    );
    const p1 = { productId: 'p1', promotionId: 'fifteen-too', name: 'fifteen-too', lastDay: '2026-12-02' };
    const ten = { promotionId: 'ten', name: 'ten', lastDay: '2026-11-30', discountRateE6: 100_000 };
    expect(await inForce('2026-11-29')).toEqual([
      { ...ten, productId: 'nobody knows it' },
      { ...p1, discountRateE6: 150_000 },
      { ...ten, productId: 'p2' },
    ]);
    expect(await inForce('2026-11-19')).toEqual([]);
    expect((await inForce('2026-11-20', ['p2'])).map(({ productId }) => productId)).toEqual(['p2']);
    // Two stores on two sides of midnight: each asks for its own date.
    expect((await inForce('2026-11-30', ['p1']))[0]?.promotionId).toBe('fifteen-too');
    expect((await inForce('2026-12-03', ['p1']))[0]?.promotionId).toBe('later');
  });

  it('lose what their newest version no longer has, and are within the dates that the warehouse knows', async () => {
    await write(promotion('shrinking', { productIds: ['p8', 'p9'], from: '0001-01-01', to: '9999-12-31' }));
    expect((await inForce('1990-05-01')).map(({ productId }) => productId)).toEqual(['p8', 'p9']);
    expect((await inForce('2149-06-06')).map(({ lastDay }) => lastDay)).toEqual(['2149-06-06', '2149-06-06']);
    await write(promotion('shrinking', { productIds: ['p8'] }));
    expect(await inForce('2026-11-25', ['p9'])).toEqual([]);
  });
});

describe('stock', () => {
  const levels = (nowMs = NOW_MS, productIds?: string[]) =>
    new StockLevels(warehouse).ofStore({ tenantId: 't', storeId: 's1', nowMs, ...(productIds && { productIds }) });

  it('is what was told last, and unknown when that was more than a day ago', async () => {
    await write(
      stock('whole', '12', '2026-11-30T08:00:00-03:00'),
      stock('weighed', '0.350', '2026-11-30T11:00:00.123456789Z'),
      stock('oversold', '-3', '2026-11-29T12:00:00Z'),
      stock('old', '40', '2026-11-29T11:59:59.999Z'),
      stock('clock ahead', '7', '2027-11-30T12:00:00Z'),
      stock('beyond time', '7', '9999-12-31T23:59:59Z'),
      stock('before time', '7', '0001-01-01T00:00:00Z'),
    );
    expect(await levels()).toEqual([
      { productId: 'oversold', quantityE3: -3_000, atMs: NOW_MS - 86_400_000 },
      { productId: 'weighed', quantityE3: 350, atMs: Date.parse('2026-11-30T11:00:00.123Z') },
      { productId: 'whole', quantityE3: 12_000, atMs: Date.parse('2026-11-30T11:00:00Z') },
    ]);
    expect((await levels(NOW_MS, ['whole', 'nobody'])).map(({ productId }) => productId)).toEqual(['whole']);
    expect(await new StockLevels(warehouse).ofStore({ tenantId: 't', storeId: 's2', nowMs: NOW_MS })).toEqual([]);
  });

  it('is of the highest version, whenever that is written', async () => {
    await write(stock('p', '1', '2026-11-30T10:00:00Z', 1_000_002));
    await write(stock('p', '2', '2026-11-30T11:00:00Z', 1_000_001));
    expect((await levels(NOW_MS, ['p'])).map(({ quantityE3 }) => quantityE3)).toEqual([1_000]);
  });
});

describe('how fast a product sells', () => {
  const row = (soldOn: string, fields: Parameters<typeof aSaleLineRow>[0]) =>
    aSaleLineRow({
      ...{ tenantId: 't', storeId: 's1', productId: 'p', soldOn, soldAtMs: Date.parse(`${soldOn}T12:00:00Z`) },
      ...{ ticketId: `${soldOn}-${++given}`, eventId: `e-${given}`, ...fields },
    });
  const perStore = (productIds: string[]) =>
    new UnitSales(warehouse).ofStore({ tenantId: 't', storeId: 's1', businessDate: '2026-11-30', productIds });

  it('is told of the 28 days before, returns taken off, with the days of which tickets arrived', async () => {
    const returned = row('2026-11-28', { kind: 'return', quantityE3: -1_000 });
    const mistake = row('2026-11-28', { productId: 'mistake' });
    await new SaleLines(warehouse).append(
      [
        ...[row('2026-11-02', { quantityE3: 3_000 }), row('2026-11-28', { quantityE3: 2_500 }), returned],
        // Another product on a third day: the store was open, and nobody bought this one.
        row('2026-11-29', { productId: 'other' }),
        ...[row('2026-11-30', { quantityE3: 9_000 }), row('2026-11-01', { quantityE3: 9_000 })],
        row('2026-11-27', { storeId: 's2', quantityE3: 9_000 }),
        ...[mistake, cancelRow(mistake, aRowSource({ sourceOffset: 9 }))],
      ],
      'speed',
    );
    expect(await perStore(['p', 'mistake', 'never sold'])).toEqual([{ productId: 'p', unitsE3: 4_500, days: 3 }]);
    expect(await perStore([])).toEqual([]);
  });
});

describe('the market index', () => {
  it('is a series for each name and category, with gaps where a day is missing', async () => {
    await write(
      index({ name: 'ICVA', day: '2026-11-03', value: '-0.5' }),
      index({ name: 'ICVA', day: '2026-11-01', value: '101.25' }),
      index({ name: 'ICVA', category: 'Calçados', day: '2026-11-01', value: '7.0001' }),
      index({ name: 'ICVA', day: '2026-12-01', value: '1' }),
    );
    await write(index({ name: 'ICVA', day: '2026-11-01', value: '99' }));
    const series = new MarketIndex(warehouse).series({ tenantId: 't', from: '2026-11-01', to: '2026-11-30' });
    expect(await series).toEqual([
      {
        name: 'ICVA',
        points: [
          { day: '2026-11-01', valueE4: 990_000 },
          { day: '2026-11-03', valueE4: -5_000 },
        ],
      },
      { name: 'ICVA', category: 'Calçados', points: [{ day: '2026-11-01', valueE4: 70_001 }] },
    ]);
  });
});

describe('the shelf', () => {
  const picture = async () => {
    const tables = ['promotions', 'stock_levels', 'market_index'];
    const sql = tables
      .map((table) => `SELECT '${table}' AS t, toJSONString(tuple(*)) AS row FROM ${table}_v1 FINAL`)
      .join(' UNION ALL ');
    return warehouse.query({
      name: 'spec.shelf',
      sql: `SELECT row FROM (${sql}) ORDER BY t, row`,
      row: z.object({ row: z.string() }),
    });
  };

  it('is the same when it is read anew from the catalogue, whatever it has already', async () => {
    const before = await picture();
    expect(before.length).toBeGreaterThan(10);
    const text = await readFile(new URL('../../migrations/0023_create_shelf.sql', import.meta.url), 'utf8');
    const fills = renderMigration(text, 'single').filter((statement) => statement.startsWith('INSERT'));
    const fill = async () => {
      for (const [at, sql] of fills.entries()) await warehouse.command({ name: `spec.fill${at}`, sql });
    };
    await fill();
    expect(await picture()).toEqual(before);
    for (const table of ['promotions_v1', 'stock_levels_v1', 'market_index_v1'])
      await warehouse.command({ name: 'spec.empty', sql: `TRUNCATE TABLE ${table}` });
    await fill();
    expect(await picture()).toEqual(before);
  });

  it('takes no record in the way of the others that it cannot read', async () => {
    const odd = ['promotion', 'stockLevel', 'marketIndex', 'closingTotal'].map((type) => record(type, 'odd', {}));
    await write(...odd, stock('beside', '1', '2026-11-30T10:00:00Z'));
    const levels = await new StockLevels(warehouse).ofStore({
      tenantId: 't',
      storeId: 's1',
      nowMs: NOW_MS,
      productIds: ['beside'],
    });
    expect(levels).toHaveLength(1);
  });
});
