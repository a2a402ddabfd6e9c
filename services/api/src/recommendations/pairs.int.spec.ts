import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Companions, CompanionsFound, PairDecisionItem, PairList, PairsFound } from '@vitrine/contracts';
import { Products, SaleLines } from '@vitrine/warehouse';
import { aSaleLineRow } from '@vitrine/warehouse/testing';
import { Client } from '../testing/client.js';
import { type CompanionsService, startCompanionsService } from '../testing/companions-service.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const pair = (first: string, second: string, extraBaskets: number): PairsFound['pairs'][number] => ({
  ...{ productIds: [first, second], basketsTogether: 18, basketsWith: [60, 100], extraBaskets, support: 0.018 },
  ...{ confidence: [0.3, 0.18], lift: { value: 3, low: 2, high: 4 } },
});
const all = [pair('belt', 'shirt', 12), pair('shirt', 'sock', 8), pair('hat', 'shirt', 8)];
const pairsFound = (pairs: PairsFound['pairs']): PairsFound => ({
  ...{ learnedFrom: 'network', baskets: 1_000, largeBaskets: 0, pairs },
});
const companion = (productId: string, score: number): CompanionsFound['companions'][number] => ({
  ...{ productId, basketsOfCompanion: 60, usual: 0.06, score, reasonCodes: ['sellsWell'] },
});

const STORE = 'acme-st-norte-1';
let api: ApiUnderTest;
let service: CompanionsService;
const asked: unknown[] = [];

beforeAll(async () => {
  service = await startCompanionsService(
    ({ withoutProductIds, alsoProductIds }) => {
      const some = [companion('belt', 0.3), companion('hat', 0.2)].filter(
        (one) => !withoutProductIds.includes(one.productId),
      );
      asked.push({ alsoProductIds, withoutProductIds });
      return { learnedFrom: 'network', baskets: 1_000, largeBaskets: 0, notSoldHere: [], companions: some };
    },
    ({ after, limit }) => {
      const from =
        after === undefined ? 0 : all.findIndex(({ productIds }) => productIds.join() === after.slice(1).join()) + 1;
      return pairsFound(all.slice(from, from + limit));
    },
  );
  api = await startApi(
    'api_pairs',
    async (store, warehouse) => {
      await seedWorld(store, warehouse, new Date());
      const product = { tenantId: 'acme', category: 'c', brand: '', version: 1, unitPriceE4: null, unitCostE4: null };
      const rows = [
        { ...product, productId: 'shirt', name: 'Camisa' },
        ...['hat', 'gone'].map((productId) => ({ ...product, productId, name: productId })),
        { ...product, productId: 'belt', name: 'Cinto', unitPriceE4: 500_000, unitCostE4: 300_000 },
      ];
      await new Products(warehouse).upsert(rows, 'pairs');
    },
    { RECOMMENDATIONS_URL: service.url },
  );
}, 180_000);
beforeEach(() => {
  asked.length = 0;
});
afterAll(async () => {
  await service?.stop();
  await api?.stop();
}, 60_000);

const signIn = (who: 'admin' | 'manager' | 'seller') => Client.signIn(api.url, `${who}@acme.example`);
const decide = (client: Client, pairOf: string, body: object, version?: number) =>
  client.ask('PUT', `/v1/recommendations/pairs/${pairOf}`, body, {
    ...(version !== undefined && { 'if-match': `"${version}"` }),
  });
const companionsOf = async (client: Client, storeId = STORE) => {
  const answer = await client.get(`/v1/recommendations/products/shirt/companions?storeId=${storeId}&limit=5`);
  const { items } = (await answer.json()) as Companions;
  return items.map(({ productId, reasonCodes: [code] }) => `${productId} ${code}`);
};
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as { code: string }).code];

const nothing = {
  ...{ productIds: ['belt', 'shirt'], decision: 'none', from: null, to: null, version: 0 },
  ...{ decidedBy: null, decidedAt: null },
};

describe('pairs', () => {
  it('are told with the margin that each brings per basket with the other, to whoever may', async () => {
    const marginsOf = async (who: 'admin' | 'manager') => {
      const answer = await (await signIn(who)).get(`/v1/recommendations/pairs?storeId=${STORE}&limit=2`);
      return ((await answer.json()) as PairList).items.map(({ marginPerBasket }) => marginPerBasket);
    };
    // A belt earns 20, and 18 of 100 baskets with a shirt have one. Of the shirt no cost is known.
    const known = [
      [null, '3.60'],
      [null, null],
    ];
    expect(await marginsOf('admin')).toEqual(known);
    expect(await marginsOf('manager')).toEqual([undefined, undefined]);
    const tenant = await api.store.tenants.find('acme');
    if (tenant) await api.store.tenants.changeSettings(tenant, { marginMoneyFor: 'managers' });
    expect(await marginsOf('manager')).toEqual(known);
    const now = await api.store.tenants.find('acme');
    if (now) await api.store.tenants.changeSettings(now, { marginMoneyFor: 'nobody' });
  });

  it('are told page by page, in plain words, with what was decided', async () => {
    const manager = await signIn('manager');
    const url = `/v1/recommendations/pairs?storeId=${STORE}&limit=2`;
    const page = (await (await manager.get(url)).json()) as PairList;
    expect(page).toMatchObject({ storeId: STORE, learnedFrom: 'network', baskets: 1_000 });
    expect(page.items[0]).toEqual({
      ...all[0],
      names: ['Cinto', 'Camisa'],
      sentence: 'De 60 cupons com Cinto, 18 têm Camisa; o normal é 6.',
      decision: { ...nothing, storeId: STORE },
      inAllStores: { ...nothing, storeId: null },
    });
    const rest = (await (await manager.get(`${url}&cursor=${page.nextCursor}`)).json()) as PairList;
    expect([...page.items, ...rest.items].map(({ productIds }) => productIds)).toEqual(
      all.map(({ productIds }) => productIds),
    );
    expect(rest.nextCursor).toBeNull();
  });

  it('are decided once by whoever read the last version, in the audit, and come first or never from then on', async () => {
    const manager = await signIn('manager');
    const pin = { storeId: STORE, decision: 'pin', from: null, to: null };
    expect(await codeOf(await decide(manager, 'shirt/hat', pin))).toEqual([428, 'if_match_required']);
    const pinned = await decide(manager, 'shirt/hat', pin, 0);
    expect([pinned.status, pinned.headers.get('etag')]).toEqual([200, '"1"']);
    expect((await pinned.json()) as PairDecisionItem).toMatchObject({ productIds: ['hat', 'shirt'], version: 1 });
    expect(await codeOf(await decide(manager, 'hat/shirt', pin, 0))).toEqual([412, 'changed_meanwhile']);
    expect(await companionsOf(manager)).toEqual(['hat pinned', 'belt sellsWell']);
    expect(await companionsOf(await signIn('admin'), 'acme-st-norte-2')).toEqual(['belt sellsWell', 'hat sellsWell']);

    expect((await decide(manager, 'shirt/belt', { storeId: STORE, decision: 'block' }, 0)).status).toBe(200);
    expect((await decide(manager, 'shirt/gone', pin, 0)).status).toBe(200);
    expect(await companionsOf(manager)).toEqual(['hat pinned', 'gone pinned']);
    expect(asked.at(-1)).toEqual({ alsoProductIds: ['gone', 'hat'], withoutProductIds: ['belt'] });
    const audit = (await api.store.audit.of('acme')).filter(({ action }) => action === 'recommendationPair.decided');
    expect(audit.map(({ subject }) => JSON.parse(subject)[2].decision)).toEqual(['pin', 'block', 'pin']);

    for (const [place, version] of [
      ['shirt/gone', 1],
      ['shirt/belt', 1],
      ['hat/shirt', 1],
    ] as const)
      expect((await decide(manager, place, { ...pin, decision: 'none' }, version)).status).toBe(200);
    expect(await companionsOf(manager)).toEqual(['belt sellsWell', 'hat sellsWell']);
  });

  it('are in force within their dates, and what a store decides goes before what all stores do', async () => {
    const [admin, manager] = [await signIn('admin'), await signIn('manager')];
    const everywhere = { storeId: null, decision: 'block', from: '2020-01-01', to: null };
    expect((await decide(admin, 'hat/shirt', everywhere, 0)).status).toBe(200);
    expect(await companionsOf(manager)).toEqual(['belt sellsWell']);
    const here = { storeId: STORE, decision: 'pin', from: null, to: '2099-12-31' };
    expect((await decide(manager, 'hat/shirt', here, 2)).status).toBe(200);
    expect(await companionsOf(manager)).toEqual(['hat pinned', 'belt sellsWell']);
    expect((await decide(manager, 'hat/shirt', { ...here, to: '2020-12-31' }, 3)).status).toBe(200);
    expect(await companionsOf(manager)).toEqual(['belt sellsWell']);
    const later = { ...here, from: '2026-12-31', to: '2026-12-01' };
    const answer = await decide(manager, 'hat/shirt', later, 4);
    expect((await answer.json()) as object).toMatchObject({
      status: 400,
      errors: [{ pointer: '/to', code: 'before_from' }],
    });
  });

  it('are decided of products that exist, and what was decided of others is never offered', async () => {
    const admin = await signIn('admin');
    const pin = { storeId: STORE, decision: 'pin' };
    const row = { tenantId: 'acme', storeId: STORE, productA: 'shirt', productB: 'zzz-none', decidedBy: 'spec' };
    const days = { decision: 'pin' as const, firstDay: null, lastDay: null, decidedAt: new Date() };
    await api.store.recommendationPairs.decide([{ row: { ...row, ...days }, over: 0 }]);
    expect(await companionsOf(admin)).not.toContain('zzz-none pinned');
    const refused = await decide(admin, 'shirt/zzz-none', pin, 1);
    expect((await refused.json()) as object).toMatchObject({
      ...{ status: 404, code: 'unknown_product', errors: [{ pointer: '/b', code: 'unknown_product' }] },
    });
    expect((await decide(admin, 'shirt/zzz-none', { ...pin, decision: 'none' }, 1)).status).toBe(200);
    expect(await codeOf(await decide(admin, 'shirt/hat', { ...pin, storeId: 'nowhere' }, 0))).toEqual([
      ...[404, 'unknown_store'],
    ]);
    const saleOfIt = aSaleLineRow({ tenantId: 'acme', storeId: STORE, productId: 'zzz-none' });
    await new SaleLines(api.warehouse).append([saleOfIt], 'pairs');
    expect((await decide(admin, 'shirt/zzz-none', pin, 2)).status).toBe(200);
    expect(await companionsOf(admin)).toContain('zzz-none pinned');
    expect((await decide(admin, 'shirt/zzz-none', { ...pin, decision: 'none' }, 3)).status).toBe(200);
  });

  it('are decided over a version that can be read, and `*` is any that stands', async () => {
    const admin = await signIn('admin');
    const tell = (pairOf: string, ifMatch: string) =>
      admin.ask(
        'PUT',
        `/v1/recommendations/pairs/${pairOf}`,
        { storeId: STORE, decision: 'none' },
        { 'if-match': ifMatch },
      );
    for (const unreadable of ['0', 'x', '"0', '"1" x'])
      expect(await codeOf(await tell('belt/gone', unreadable))).toEqual([400, 'invalid_header']);
    expect(await codeOf(await tell('belt/gone', '*'))).toEqual([412, 'changed_meanwhile']);
    expect((await tell('belt/gone', '"7", "0"')).status).toBe(200);
    expect((await tell('belt/gone', '*')).headers.get('etag')).toBe('"2"');
  });

  it('stay blocked however many were decided since, when those have ended', async () => {
    const manager = await signIn('manager');
    expect((await decide(manager, 'shirt/belt', { storeId: STORE, decision: 'block' }, 2)).status).toBe(200);
    const row = { tenantId: 'acme', storeId: STORE, decidedBy: 'spec', decidedAt: new Date(), firstDay: null };
    const ended = Array.from({ length: 1_001 }, (_, at) => ({
      row: { ...row, productA: `c${at}`, productB: 'shirt', decision: 'pin' as const, lastDay: '2020-01-01' },
      over: 0,
    }));
    await api.store.recommendationPairs.decide(ended);
    await companionsOf(manager);
    expect(asked).toEqual([{ alsoProductIds: [], withoutProductIds: expect.arrayContaining(['belt']) }]);
    expect((await decide(manager, 'shirt/belt', { storeId: STORE, decision: 'none' }, 3)).status).toBe(200);
  });

  it('are neither told nor decided beyond the scope, nor by sellers', async () => {
    const [manager, seller] = [await signIn('manager'), await signIn('seller')];
    const beyond = { storeId: 'acme-st-norte-2', decision: 'pin' };
    expect(await codeOf(await decide(manager, 'shirt/belt', beyond, 0))).toEqual([403, 'outside_scope']);
    expect(await codeOf(await decide(manager, 'a/b', { ...beyond, storeId: null }, 0))).toEqual([403, 'outside_scope']);
    expect((await manager.get('/v1/recommendations/pairs?storeId=acme-st-norte-2')).status).toBe(403);
    expect((await seller.get(`/v1/recommendations/pairs?storeId=${STORE}`)).status).toBe(403);
    expect((await decide(seller, 'a/b', { storeId: STORE, decision: 'pin' }, 0)).status).toBe(403);
    expect((await decide(manager, 'a/a', { storeId: STORE, decision: 'pin' }, 0)).status).toBe(422);
  });
});
