import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type Companions, type CompanionsFound, firstWeights, type RecommendWeights } from '@vitrine/contracts';
import { addDays, storeDateOf } from '@vitrine/domain';
import { CatalogRecords, Products, SaleLines, Stores, type Warehouse } from '@vitrine/warehouse';
import { aSaleLineRow } from '@vitrine/warehouse/testing';
import { Client } from '../testing/client.js';
import { type CompanionsService, startCompanionsService } from '../testing/companions-service.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const STORE = 'acme-st-norte-1';
const HOUR_MS = 3_600_000;
const { soldOn: today } = storeDateOf(Date.now(), 'America/Sao_Paulo');

const companion = (productId: string, score = 0.1): CompanionsFound['companions'][number] => ({
  ...{ productId, basketsOfCompanion: 60, usual: 0.06, score },
  reasonCodes: ['sellsWell'],
});
const foundOf = (...ids: string[]): CompanionsFound => ({
  ...{ learnedFrom: 'network', baskets: 1_000, largeBaskets: 2, notSoldHere: [] },
  companions: ids.map((id) => companion(id)),
});

let api: ApiUnderTest;
let service: CompanionsService;
let found: CompanionsFound;
let given = 0;

const write = (warehouse: Warehouse, ...records: { type: string; id: string; [field: string]: unknown }[]) =>
  new CatalogRecords(warehouse).upsert(
    records.map(({ type, id, ...body }) => ({
      ...{ tenantId: 'acme', type, id, version: ++given },
      body: JSON.stringify({ type, id, ...body }),
    })),
    `shelf:${++given}`,
  );
const stock = (productId: string, quantity: string, agoMs = HOUR_MS, storeId = STORE) => ({
  ...{ type: 'stockLevel', id: `${storeId}:${productId}`, storeId, productId, quantity },
  at: new Date(Date.now() - agoMs).toISOString(),
});
const promotion = (id: string, discountRate: string, productIds: string[], to = addDays(today, 2)) => ({
  ...{ type: 'promotion', id, name: `Oferta ${id}`, productIds, discountRate },
  ...{ from: addDays(today, -2), to },
});

beforeAll(async () => {
  service = await startCompanionsService(() => found);
  api = await startApi(
    'api_shelf',
    async (store, warehouse) => {
      await seedWorld(store, warehouse, new Date());
      const product = { tenantId: 'acme', category: 'c', brand: '', unitPriceE4: 500_000, version: 1 };
      const costs = { belt: 300_000, sock: 300_000, hat: 300_000, scarf: 300_000, dear: 440_000 };
      const rows = Object.entries(costs).map(([id, unitCostE4]) => ({
        ...{ ...product, productId: id, name: id, unitCostE4 },
      }));
      const shirt = { ...product, productId: 'shirt', name: 'shirt', unitPriceE4: null, unitCostE4: null };
      await new Products(warehouse).upsert([...rows, shirt], 'shelf');
      const tenant = await store.tenants.find('acme');
      if (tenant) await store.tenants.changeSettings(tenant, { recommendHoldout: 'off' });
      const place = { tenantId: 'acme', name: 'x', region: 'Sul', city: '', state: '', openedOn: null };
      const far = [
        { storeId: 'acme-st-east', timeZone: 'Pacific/Kiritimati' },
        { storeId: 'acme-st-west', timeZone: 'Etc/GMT+12' },
      ].map((one) => ({ ...place, ...one, areaM2: null, format: '', hours: [], version: 1 }));
      await new Stores(warehouse).upsert(far, 'shelf');
      const sold = (productId: string, quantityE3: number) =>
        Array.from({ length: 10 }, (_, ago) =>
          aSaleLineRow({
            ...{ tenantId: 'acme', storeId: STORE, productId, quantityE3, soldOn: addDays(today, -1 - ago) },
            ...{ ticketId: `${productId}-${ago}`, eventId: `${productId}-${ago}` },
          }),
        );
      await new SaleLines(warehouse).append([...sold('belt', 2_000), ...sold('sock', 2_000)], 'shelf');
    },
    { RECOMMENDATIONS_URL: service.url },
  );
}, 180_000);
beforeEach(async () => {
  await api.warehouse.command({ name: 'spec.promotions', sql: 'TRUNCATE TABLE promotions_v1' });
  await api.warehouse.command({ name: 'spec.stock', sql: 'TRUNCATE TABLE stock_levels_v1' });
});
afterAll(async () => {
  await service?.stop();
  await api?.stop();
}, 60_000);

type Who = 'admin' | 'manager' | 'seller';
const everybody = ['admin', 'manager', 'seller'] as const;

const clients = new Map<Who, Promise<Client>>();
function clientOf(who: Who): Promise<Client> {
  const client = clients.get(who) ?? Client.signIn(api.url, `${who}@acme.example`);
  clients.set(who, client);
  return client;
}

async function itemsOf(who: Who, storeId = STORE): Promise<Companions['items']> {
  const client = await clientOf(who);
  const answer = await client.get(`/v1/recommendations/products/shirt/companions?storeId=${storeId}&limit=10`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as Companions).items;
}
const idsOf = async (who: Who) => (await itemsOf(who)).map(({ productId }) => productId);

describe('companions of a store', () => {
  it('are never what it has none of, and what nobody told of for a day is offered', async () => {
    found = foundOf('belt', 'sock', 'hat', 'scarf');
    const elsewhere = stock('scarf', '0', HOUR_MS, 'acme-st-norte-2');
    const old = stock('hat', '0', 25 * HOUR_MS);
    await write(api.warehouse, stock('belt', '0'), stock('sock', '-2'), old, elsewhere);
    for (const who of everybody) expect([who, await idsOf(who)]).toEqual([who, ['hat', 'scarf']]);
    for (const { stock: level } of await itemsOf('seller')) expect(level).toBeUndefined();
  });

  it('are told with the price of today, the best promotion and its end, and the stock of this store', async () => {
    found = foundOf('belt', 'hat');
    await write(
      api.warehouse,
      promotion('ten', '0.1', ['belt', 'nobody knows it']),
      promotion('fifteen', '0.15', ['belt'], today),
      promotion('ended', '0.3', ['hat'], addDays(today, -1)),
      { ...promotion('to come', '0.3', ['hat']), from: addDays(today, 1) },
      stock('belt', '12.5'),
    );
    for (const who of everybody) {
      const items = await itemsOf(who);
      const [belt, hat] = ['belt', 'hat'].map((id) => items.find(({ productId }) => productId === id));
      expect(belt).toMatchObject({
        ...{ unitPrice: '50.00', price: '42.50', stock: { units: '12.5', at: expect.any(String) } },
        promotion: { id: 'fifteen', name: 'Oferta fifteen', discountRate: '0.15', to: today },
      });
      expect(hat).toMatchObject({ unitPrice: '50.00', price: '50.00' });
      expect([hat?.stock, hat?.promotion]).toEqual([undefined, undefined]);
      expect(belt?.unitMargin).toBe(who === 'admin' ? '12.50' : undefined);
      const margin = belt?.factors.find(({ name }) => name === 'margin');
      expect(margin?.state).toBe(who === 'admin' ? 'known' : 'hidden');
    }
  });

  it('are promoted by the date of their own store: two of them never have the same one', async () => {
    found = foundOf('hat');
    const { soldOn: inTheEast } = storeDateOf(Date.now(), 'Pacific/Kiritimati');
    await write(api.warehouse, { ...promotion('a day', '0.1', ['hat'], inTheEast), from: inTheEast });
    const told = async (storeId: string) => (await itemsOf('admin', storeId))[0]?.promotion?.id;
    expect([await told('acme-st-east'), await told('acme-st-west')]).toEqual(['a day', undefined]);
  });

  it('are nothing that is sold at a loss at the price of today, whoever asks', async () => {
    found = foundOf('belt', 'dear');
    for (const who of everybody) expect((await idsOf(who)).sort()).toEqual(['belt', 'dear']);
    await write(api.warehouse, promotion('deep', '0.2', ['dear', 'belt']));
    for (const who of everybody) expect(await idsOf(who)).toEqual(['belt']);
  });

  it('are rather what is promoted and what lies too long, the same for everybody, and factors say so', async () => {
    found = foundOf('belt', 'sock', 'hat', 'scarf');
    // Two a day are sold of both: stock for 200 days, and for one.
    await write(api.warehouse, stock('belt', '400'), stock('sock', '2'), promotion('names it', '0', ['hat']));
    const orders = await Promise.all(everybody.map(idsOf));
    expect(orders).toEqual(everybody.map(() => ['belt', 'hat', 'scarf', 'sock']));
    const factors = (await itemsOf('seller')).map(({ productId, factors: of }) => [
      productId,
      of.filter(({ name }) => name === 'stock' || name === 'promotion').map(({ times }) => times),
    ]);
    expect(Object.fromEntries(factors)).toEqual({
      ...{ belt: [1.25, 1], hat: [null, 1.25], scarf: [null, 1], sock: [0.75, 1] },
    });
  });

  it('are ordered by the weights that the tenant has chosen', async () => {
    found = foundOf('belt', 'sock', 'hat');
    await write(api.warehouse, stock('belt', '400'), promotion('names it', '0', ['hat']));
    const weigh = async (weights: Partial<RecommendWeights>) => {
      const tenant = await api.store.tenants.find('acme');
      const recommendWeights = { margin: 0, price: 0, stock: 0, promotion: 0, ...weights };
      if (tenant) await api.store.tenants.changeSettings(tenant, { recommendWeights });
      return idsOf('seller');
    };
    expect(await weigh({ promotion: 1 })).toEqual(['hat', 'belt', 'sock']);
    expect(await weigh({ stock: 1 })).toEqual(['belt', 'hat', 'sock']);
    expect(await weigh({})).toEqual(['belt', 'hat', 'sock']);
    expect(await weigh({ stock: 0.2, promotion: 0.2 })).toEqual(['hat', 'belt', 'sock']);
    await weigh(firstWeights);
  });

  it('are not what was pinned for all stores and is not carried here, unless it lies here or this store pins it', async () => {
    found = { ...foundOf('hat'), notSoldHere: ['scarf'] };
    const admin = await clientOf('admin');
    const decide = async (storeId: string | null, decision: string, version: number) => {
      const path = '/v1/recommendations/pairs/shirt/scarf';
      const answer = await admin.ask('PUT', path, { storeId, decision }, { 'if-match': `"${version}"` });
      expect(answer.status).toBe(200);
    };
    await decide(null, 'pin', 0);
    for (const who of everybody) expect(await idsOf(who)).toEqual(['hat']);
    await write(api.warehouse, stock('scarf', '3'));
    expect(await idsOf('seller')).toEqual(['scarf', 'hat']);
    await api.warehouse.command({ name: 'spec.stock', sql: 'TRUNCATE TABLE stock_levels_v1' });
    await decide(STORE, 'pin', 0);
    expect(await idsOf('seller')).toEqual(['scarf', 'hat']);
    await decide(STORE, 'none', 1);
    found = { ...foundOf('hat'), notSoldHere: [] };
    expect(await idsOf('seller')).toEqual(['scarf', 'hat']);
    await decide(null, 'none', 1);
  });

  it('are an older pin before anything else where every newer one is sold out', async () => {
    found = foundOf('hat');
    const row = { tenantId: 'acme', storeId: STORE, productB: 'shirt', decision: 'pin' as const };
    const when = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const pins = ['dear', ...Array.from({ length: 30 }, (_, at) => `gone-${at}`)].map((productA, at) => ({
      row: { ...row, productA, firstDay: null, lastDay: null, decidedBy: 'spec', decidedAt: when(90 - at) },
      over: 0,
    }));
    const written = await api.store.recommendationPairs.decide(pins);
    await write(api.warehouse, ...pins.slice(1).map((pin) => stock(pin.row.productA, '0')));
    expect(await idsOf('seller')).toEqual(['dear', 'hat']);
    await api.store.recommendationPairs.decide(
      (written ?? []).map(({ version, ...one }) => ({ row: { ...one, decision: 'none' as const }, over: version })),
    );
  });

  it('are not pinned ones either that it has none of', async () => {
    found = foundOf('hat');
    const admin = await clientOf('admin');
    const pin = { storeId: STORE, decision: 'pin' };
    const answer = await admin.ask('PUT', '/v1/recommendations/pairs/shirt/belt', pin, { 'if-match': '"0"' });
    expect(answer.status).toBe(200);
    expect(await idsOf('seller')).toEqual(['belt', 'hat']);
    await write(api.warehouse, stock('belt', '0'));
    expect(await idsOf('seller')).toEqual(['hat']);
  });
});
