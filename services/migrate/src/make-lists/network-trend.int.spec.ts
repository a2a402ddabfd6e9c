import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '@vitrine/domain';
import { promoteList } from '@vitrine/recommend';
import type { Tenant } from '@vitrine/store';
import { createWarehouse, SaleLines, type Warehouse } from '@vitrine/warehouse';
import { aSaleLineRow } from '@vitrine/warehouse/testing';
import fc from 'fast-check';
import { readTenant } from './read-tenant.js';
import { type Sources, sourcesOf } from './sources.js';

const TODAY = '2026-11-30';
const NOON_MS = Date.parse(`${TODAY}T15:00:00Z`);
const SPAN = Array.from({ length: 42 }, (_, at) => at + 1);

/** A store: how many it sells a day of each of two products, and the days ago of which nothing has arrived. */
interface Shop {
  readonly units: readonly [everywhere: number, regional: number];
  readonly missing: readonly number[];
}

const name = `network_trend_${process.pid}`;
let warehouse: Warehouse;

/** The case that was found: four of ten are silent for the fortnight, and three are open since it began. */
const SILENT: readonly Shop[] = Array.from({ length: 10 }, (_, at) => ({
  units: at < 6 ? [20, 2] : [20, 0],
  missing: at < 6 ? [] : SPAN.filter((ago) => ago <= 14),
}));
const OPENED: readonly Shop[] = Array.from({ length: 6 }, (_, at) => ({
  units: at < 3 ? [20, 1] : [20, 30],
  missing: at < 3 ? [] : SPAN.filter((ago) => ago > 14),
}));
/** Whole spans, single days, all of them. */
const missing = fc.oneof(
  fc.constant<number[]>([]),
  fc.integer({ min: 0, max: 42 }).map((from) => SPAN.filter((ago) => ago > from)),
  fc.integer({ min: 0, max: 42 }).map((to) => SPAN.filter((ago) => ago <= to)),
  fc.subarray(SPAN),
);
const shop = fc.record<Shop>({
  units: fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 0, max: 20 })),
  missing,
});
const CASES = [SILENT, OPENED, ...fc.sample(fc.array(shop, { minLength: 4, maxLength: 7 }), 20)];

const rowsOf = (shops: readonly Shop[], tenantId: string) =>
  shops.flatMap(({ units, missing: unknown }, at) =>
    SPAN.filter((ago) => !unknown.includes(ago)).flatMap((ago) =>
      units.flatMap((quantity, product) => {
        const id = `${at}-${ago}-${product}`;
        const of = { tenantId, storeId: `s${at}`, productId: `p${product}`, ticketId: id, eventId: id };
        return quantity === 0
          ? []
          : [aSaleLineRow({ ...of, soldOn: addDays(TODAY, -ago), quantityE3: quantity * 1_000 })];
      }),
    ),
  );

/** Of more than enough baskets in more than enough stores. */
function sources(): Sources {
  const everywhere = Array.from({ length: 10 }, (_, at): [string, number, number] => [`s${at}`, 100, 100]);
  const items = ['p0', 'p1'].map((productId) => ({ productId, weight: 1_000, stores: everywhere }));
  const counts = { items: async () => items, byStore: async () => new Map([['s0', 1_000]]) } as never;
  return { ...sourcesOf(warehouse), counts };
}

const networkOf = async (tenantId: string) => {
  const tenant = { id: tenantId, timeZone: 'America/Sao_Paulo', recommendFrom: 'network' } as Tenant;
  const { network } = await readTenant(sources(), tenant, NOON_MS);
  if (!network) throw new Error('no network');
  return network;
};

beforeAll(async () => {
  const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
  warehouse = createWarehouse({ CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE: name });
  await warehouse.migrate();
  const rows = CASES.flatMap((shops, at) => rowsOf(shops, `flat${at}`));
  await new SaleLines(warehouse).append(rows, 'flat');
}, 120_000);
afterAll(async () => {
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${name}`, database: null });
  await warehouse.close();
});

describe('a product that sells each day what it always sold in each store', () => {
  it('is never told to rise in all stores, whichever of their days are missing', async () => {
    const told = await Promise.all(
      CASES.map(async (_, at) => {
        const network = await networkOf(`flat${at}`);
        const known = { recent: 14, before: 28, month: 28 };
        const context = { today: TODAY, known, overall: undefined, baskets: 0, market: [], seasons: [] };
        const products = ['p0', 'p1'].map((productId) => ({ productId, category: '' }));
        const list = promoteList(products, { ...context, highBand: new Set<string>(), network });
        return list.flatMap(({ claims }) => claims.filter(({ code }) => code === 'risingInNetwork'));
      }),
    );
    expect(told).toEqual(CASES.map(() => []));
  });

  it('is expected to sell what it sold, and tells of no more stores than can be compared', async () => {
    const { of, overall } = await networkOf('flat0');
    expect(overall).toBeCloseTo(0, 9);
    expect(of.get('p1')?.sold).toEqual({
      ...{ recentUnitsE3: 168_000, expectedUnitsE3: 168_000, recentLines: 84, beforeLines: 168, stores: 6 },
    });
  });
});
