import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays, mondayOf, storeDateOf } from '@vitrine/domain';
import { migrateEverything } from '@vitrine/migrations';
import { listHeadSchema, storedBundleSchema, storedLowSchema, storedMarginSchema } from '@vitrine/recommend';
import { createStore, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import {
  BundleBaskets,
  CountedBaskets,
  createWarehouse,
  Products,
  type RecommendationList,
  RecommendationLists,
  type Warehouse,
} from '@vitrine/warehouse';
import { z } from 'zod';
import { LeaseLost } from '../lease.js';
import { deleteFrom, tablesOfTenants } from '../tenant-tables.js';
import { aCountedBasket, STORES, sellInNetwork } from './a-network.fixture.js';
import { makeListsOfTenants } from './make-lists.js';

const name = `lists_${process.pid}`;
const TODAY = storeDateOf(Date.now(), 'America/Sao_Paulo').soldOn;
/** ClickHouse forgets what was made long ago. */
const NIGHT_MS = Date.now();
const DAY_MS = 86_400_000;
let store: Store;
let warehouse: Warehouse;
let drop: () => Promise<void>;
const failed: string[] = [];
/** A store that the engine refuses to answer of. */
let broken: string | undefined;

const night = (nowMs: number, check = () => {}) =>
  makeListsOfTenants(store, broken === undefined ? warehouse : failingIn(broken), {
    ...{ lease: { check }, nowMs: () => nowMs },
    onError: (...[tenantId, , storeId]) => failed.push([tenantId, storeId ?? []].flat().join('/')),
  });

function failingIn(storeId: string): Warehouse {
  const query: Warehouse['query'] = async (task) => {
    if (task.name === 'listFacts.sold' && task.params?.storeId === storeId) throw new Error('refused');
    return warehouse.query(task);
  };
  return Object.assign(Object.create(warehouse), { query });
}

async function listOf(list: RecommendationList, storeId = 's0') {
  const lists = new RecommendationLists(warehouse);
  const key = { tenantId: 'rede', storeId, list };
  const made = await lists.newest(key);
  if (!made) throw new Error('no list');
  const items = await lists.items(key, { madeAtMs: made.madeAtMs, limit: 500 });
  return { ...made, head: listHeadSchema.parse(JSON.parse(made.head)), items };
}

beforeAll(async () => {
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', name);
  const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
  store = createStore(database.url);
  warehouse = createWarehouse({ CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE: name });
  drop = database.drop;
  await migrateEverything({ store, warehouse, topics: undefined });
  const tenant = { currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };
  await store.tenants.create({ ...tenant, id: 'nada', name: 'nada', timeZone: 'No/Where' });
  for (const id of ['rede', 'vazia']) await store.tenants.create({ ...tenant, id, name: id });
  await sellInNetwork(warehouse, 'rede', TODAY);
}, 120_000);
afterAll(async () => {
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${name}`, database: null });
  await Promise.all([warehouse.close(), store.close()]);
  await drop();
});

describe('the job that makes lists', () => {
  it('makes those of every store of every tenant, whatever goes wrong with one', async () => {
    expect(await night(NIGHT_MS)).toEqual({ tenants: 2, stores: STORES.length, failed: 1, failedStores: 0 });
    expect(failed).toEqual(['nada']);
  });

  it('names what to promote: what rises in all stores, is on promotion, or has stock for long', async () => {
    const { head, items, madeOn, madeAtMs } = await listOf('promote');
    expect([madeOn, madeAtMs]).toEqual([TODAY, NIGHT_MS]);
    expect(head).toMatchObject({ learnedFrom: 'network', baskets: 1_600 });
    expect(head.missing.map(({ code }) => code)).toEqual(['lastYear', 'market']);
    const claims = new Map(items.map(({ productId, item }) => [productId, JSON.parse(item).claims]));
    expect(claims.get('rising')[0]).toMatchObject({ code: 'risingInNetwork', change: 3, stores: 4 });
    expect(claims.get('plain')).toContainEqual({ code: 'promotion', name: 'Semana', ...promoted });
    expect(claims.get('full')[0]).toEqual({ code: 'overstock', stockUnits: '900', stockDays: 450 });
    expect(claims.has('low')).toBe(false);
  });
  const promoted = { endsOn: storeDateOf(Date.now() + 3 * DAY_MS, 'America/Sao_Paulo').soldOn, discountRate: 0.15 };

  it('puts products into bands, the highest first', async () => {
    const { items } = await listOf('margins');
    const bands = items.map(({ productId, item }) => [productId, storedMarginSchema.parse(JSON.parse(item)).band]);
    expect(bands.map(([, band]) => band)).toEqual([...bands.map(([, band]) => band)].sort());
    expect(bands.filter(([, band]) => band === 'high').map(([id]) => id)).toEqual(['bread', 'butter', 'ham']);
  });

  it('finds what sells below its peers, and why', async () => {
    const { head, items } = await listOf('low');
    expect(head.missing).toEqual([]);
    expect(items.map(({ productId }) => productId)).toEqual(['low']);
    expect(storedLowSchema.parse(JSON.parse(items[0]?.item ?? ''))).toMatchObject({ cause: 'noStock', weeks: 8 });
    expect((await listOf('low', 's1')).items).toEqual([]);
  });

  it('names as new what a store that has long been selling began with, and the days that are known', async () => {
    const { head, items } = await listOf('low', 's2');
    const found = items.map(({ item }) => storedLowSchema.parse(JSON.parse(item)));
    expect(found).toMatchObject([{ productId: 'fresh', cause: 'newProduct', share: null }]);
    const monday = mondayOf(TODAY);
    expect([head.from, head.to]).toEqual([addDays(monday, -56), addDays(monday, -1)]);
  });

  it('finds pairs and triples, and what each may bring in this store in four weeks', async () => {
    const { items } = await listOf('bundles');
    const bundles = items.map(({ item }) => storedBundleSchema.parse(JSON.parse(item)));
    const found = new Map(bundles.map((bundle) => [bundle.productIds.join(), bundle]));
    expect([...found.keys()].sort()).toEqual(['bread,butter', 'bread,butter,ham', 'bread,ham', 'butter,ham']);
    const pair = found.get('bread,ham');
    expect(pair?.together).toBe(60 * 8 * 4);
    // In four weeks 280 baskets here have ham; of 70 a week 60 have bread, of 200 80 do.
    expect(pair?.extra[0]?.value).toBeCloseTo(280 * (10 / 70) * (60 / 70 - 80 / 200), 6);
    const triple = found.get('bread,butter,ham');
    // Bread and ham without butter: 240 baskets here; of 60 a week 40 have it, of 200 50 do.
    expect(triple?.extra[1]?.value).toBeCloseTo(240 * (20 / 60) * (40 / 60 - 50 / 200), 6);
  });

  it('tells of a triple only what so many stores sold, where all stores are asked', async () => {
    const [triple, many] = [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ];
    const bought = (storeId: string, items: string[]) =>
      Array.from({ length: 12 }, (_, at) =>
        aCountedBasket({ tenantId: 'tres', storeId, ticketId: `${items}-${storeId}-${at}`, soldOn: TODAY }, items),
      );
    const rows = [...bought('s0', triple), ...['s0', 's1', 's2'].flatMap((storeId) => bought(storeId, many))];
    await new CountedBaskets(warehouse).append(rows, 'tres');
    const bundles = new BundleBaskets(warehouse);
    const of = { tenantId: 'tres', from: addDays(TODAY, -7), parts: 1 };
    const found = await bundles.triples({ ...of, leastStores: 3 }, [triple, many]);
    expect(found.map(({ productIds, baskets }) => [[...productIds].sort(), baskets])).toEqual([[many, 36]]);
    expect(await bundles.triples({ ...of, leastStores: 1, storeId: 's0' }, [triple, many])).toHaveLength(2);
    // Of a part, what is in it: here the even ones of 36 hashes.
    const even = rows.filter(({ items, ticketHash }) => items.includes('d') && ticketHash % 2 === 0).length;
    const [half] = await bundles.triples({ ...of, parts: 2, leastStores: 1 }, [many]);
    expect(half?.baskets).toBe(even);
    expect(even).toBeGreaterThan(0);
  });

  it('writes another list each night, keeps the bands of a week, and stops where its lease is lost', async () => {
    const before = await statesOf();
    await costOf('bread', { costE4: 95_000, version: 2 });
    const lost = () => {
      throw new LeaseLost('lists');
    };
    await expect(night(NIGHT_MS + 1, lost)).rejects.toThrow(LeaseLost);
    expect((await listOf('margins')).madeAtMs).toBe(NIGHT_MS);
    await night(NIGHT_MS + 2);
    expect((await listOf('margins')).madeAtMs).toBe(NIGHT_MS + 2);
    // By tonight's costs alone bread would be in the lowest band, and others would follow it up.
    const after = await statesOf();
    expect(after.get('bread')).toEqual({ ...before.get('bread'), next: { band: 'normal', since: TODAY } });
    for (const [id, { band, since }] of before) expect(after.get(id)).toMatchObject({ band, since });
    expect(before.get('bread')?.band).toBe('high');
    expect((await new RecommendationLists(warehouse).oldestOfTenants()).get('rede')).toBe(NIGHT_MS + 2);
    await costOf('bread', { costE4: 50_000, version: 3 });
  });
  const statesOf = async () =>
    new Map(
      (await listOf('margins')).items.map(({ productId, item }) => {
        const { unitsE3: _, ...state } = storedMarginSchema.parse(JSON.parse(item));
        return [productId, state];
      }),
    );
  const costOf = (productId: string, { costE4: unitCostE4, version }: { costE4: number; version: number }) => {
    const product = { tenantId: 'rede', productId, name: productId, category: 'c', brand: '', unitPriceE4: 100_000 };
    return new Products(warehouse).upsert([{ ...product, unitCostE4, version }], `cost:${version}`);
  };

  it('begins a band anew where it cannot read the one of before', async () => {
    const [band] = (await listOf('margins')).items;
    const row = { tenantId: 'rede', storeId: 's0', list: 'margins', madeAtMs: NIGHT_MS + 3, madeOn: TODAY } as const;
    const item = {
      ...row,
      place: 1,
      productId: band?.productId ?? '',
      category: 'c',
      item: '{"band":"of another release"}',
    };
    await new RecommendationLists(warehouse).append([
      { ...item, place: 0, productId: '', item: '{}' },
      item,
      { ...item, place: 2, productId: 'ham', item: JSON.stringify({ band: 'high', since: '2026-01-02', unitsE3: 1 }) },
    ]);
    expect(await night(NIGHT_MS + 4)).toMatchObject({ failed: 1, stores: STORES.length });
    const bands = (await listOf('margins')).items.map(({ productId, item: one }) => [productId, JSON.parse(one)]);
    expect(Object.fromEntries(bands)).toMatchObject({
      [band?.productId ?? '']: { band: 'high', since: TODAY },
      ham: { band: 'high', since: '2026-01-02' },
    });
  });

  it('makes the lists of the other stores where those of one cannot be made, whose old ones stay', async () => {
    failed.length = 0;
    broken = 's1';
    const done = await night(NIGHT_MS + 5).finally(() => {
      broken = undefined;
    });
    expect(done).toEqual({ tenants: 2, stores: STORES.length - 1, failed: 1, failedStores: 1 });
    expect([...failed].sort()).toEqual(['nada', 'rede/s1']);
    const madeAt = await Promise.all(STORES.map(async (storeId) => (await listOf('promote', storeId)).madeAtMs));
    expect(madeAt.map((ms) => ms - NIGHT_MS)).toEqual([5, 4, 5, 5]);
    expect((await new RecommendationLists(warehouse).oldestOfTenants()).get('rede')).toBe(NIGHT_MS + 4);
  });

  it('compares no stores where the tenant does not want it, and says so', async () => {
    const tenant = await store.tenants.find('rede');
    if (tenant) await store.tenants.changeSettings(tenant, { recommendFrom: 'store' });
    await night(NIGHT_MS + 6);
    const low = await listOf('low');
    expect([low.items, low.head.missing]).toEqual([[], [{ code: 'network' }]]);
    const { head, items } = await listOf('promote');
    expect(head.learnedFrom).toBe('store');
    expect(items.flatMap(({ item }) => JSON.parse(item).claims.map(({ code }: { code: string }) => code))).toContain(
      'risingInStore',
    );
    expect((await listOf('bundles')).items.length).toBeGreaterThan(0);
  });

  it('is late where one store has an old list, or never had one since its first sale came', async () => {
    const oldest = async () => (await new RecommendationLists(warehouse).oldestOfTenants()).get('rede');
    // A store that never had a list is late since its first sale came, whatever the others have.
    const [ticket] = await warehouse.query({
      name: 'spec.forget',
      row: z.object({ at: z.coerce.number() }),
      sql: `SELECT toUnixTimestamp64Milli(min(ingested_at)) AS at FROM sale_lines_v1 WHERE tenant_id = 'rede' AND store_id = 's0'`,
    });
    const forget = `ALTER TABLE recommendation_lists_v1 DELETE WHERE tenant_id = 'rede' AND store_id = 's0' AND place = 0 SETTINGS mutations_sync = 2`;
    const heads = await warehouse.query({
      name: 'spec.heads',
      row: z.object({
        list: z.enum(['promote', 'margins', 'low', 'bundles']),
        madeAtMs: z.coerce.number(),
        madeOn: z.string(),
        item: z.string(),
      }),
      sql: `SELECT list, toUnixTimestamp64Milli(made_at) AS madeAtMs, toString(made_on) AS madeOn, item FROM recommendation_lists_v1
            WHERE tenant_id = 'rede' AND store_id = 's0' AND place = 0 AND made_at = (SELECT max(made_at) FROM recommendation_lists_v1)`,
    });
    await warehouse.command({ name: 'spec.forget', sql: forget });
    expect(await oldest()).toBe(ticket?.at);
    const own = { tenantId: 'rede', storeId: 's0', place: 0, productId: '', category: '' };
    await new RecommendationLists(warehouse).append(
      heads.map((head) => ({ ...own, ...head, madeAtMs: head.madeAtMs - DAY_MS })),
    );
    expect(await oldest()).toBe(NIGHT_MS + 6 - DAY_MS);
  });

  it('leaves nothing of a tenant that is deleted', async () => {
    expect(await tablesOfTenants(warehouse)).toContain('recommendation_lists_v1');
    const rede = await store.tenants.find('rede');
    if (rede) await warehouse.command(deleteFrom('recommendation_lists_v1', rede.id, undefined));
    await expect(listOf('promote')).rejects.toThrow('no list');
  });
});
