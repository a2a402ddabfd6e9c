import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Companions, CompanionsFound, PairDecisionChange, PairDecisionList } from '@vitrine/contracts';
import { addDays } from '@vitrine/domain';
import { CatalogRecords, Products } from '@vitrine/warehouse';
import { Client } from '../testing/client.js';
import { type CompanionsService, startCompanionsService } from '../testing/companions-service.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';
import { PairDecisions } from './pair-decisions.js';

jest.setTimeout(60_000);

const companion = (productId: string, score: number): CompanionsFound['companions'][number] => ({
  ...{ productId, basketsOfCompanion: 60, usual: 0.06, score, reasonCodes: ['sellsWell'] },
});
const [NORTH_1, NORTH_2] = ['acme-st-norte-1', 'acme-st-norte-2'];
const [TODAY, DECEMBER] = ['2026-11-30', '2099-12-01'];

let api: ApiUnderTest;
let service: CompanionsService;

beforeAll(async () => {
  service = await startCompanionsService(({ withoutProductIds }) => ({
    ...{ learnedFrom: 'network', baskets: 1_000, largeBaskets: 0, notSoldHere: [] },
    companions: [companion('belt', 0.3), companion('hat', 0.2)].filter(
      ({ productId }) => !withoutProductIds.includes(productId),
    ),
  }));
  api = await startApi(
    'api_decisions',
    async (store, warehouse) => {
      await seedWorld(store, warehouse, new Date());
      const product = { tenantId: 'acme', name: 'Cinto', category: 'c', brand: '', version: 1 };
      const belt = { ...product, productId: 'belt', unitPriceE4: 500_000, unitCostE4: 100_000 };
      const others = ['shirt', 'hat', 'a', 'b'].map((productId) => ({
        ...belt,
        productId,
        name: '',
        unitPriceE4: null,
      }));
      await new Products(warehouse).upsert([belt, ...others], 'decisions');
      const promotion = { type: 'promotion', id: 'summer', name: 'Verão', productIds: ['belt'], discountRate: '0.2' };
      const body = JSON.stringify({ ...promotion, from: DECEMBER, to: addDays(DECEMBER, 9) });
      const records = [{ tenantId: 'acme', type: 'promotion', id: 'summer', version: 1, body }];
      await new CatalogRecords(warehouse).upsert(records, 'decisions');
    },
    { RECOMMENDATIONS_URL: service.url },
  );
}, 180_000);
afterAll(async () => {
  await service?.stop();
  await api?.stop();
}, 60_000);

const signIn = (who: 'admin' | 'regional' | 'manager' | 'seller') => Client.signIn(api.url, `${who}@acme.example`);
const change = (
  productIds: [string, string],
  storeId: string | null,
  more: Partial<PairDecisionChange> = {},
): PairDecisionChange => ({
  ...{ productIds, storeId, decision: 'pin', from: null, to: null, version: 0, ...more },
});
const decide = (client: Client, decisions: PairDecisionChange[]) =>
  client.ask('PUT', '/v1/recommendations/decisions', { decisions });
const made = async (client: Client, productIds = 'shirt,belt,hat') => {
  const answer = await client.get(`/v1/recommendations/decisions?productIds=${productIds}`);
  return ((await answer.json()) as PairDecisionList).items;
};
const companionsOf = async (client: Client, storeId = NORTH_1) => {
  const answer = await client.get(`/v1/recommendations/products/shirt/companions?storeId=${storeId}&limit=5`);
  return codesOf((await answer.json()) as Companions);
};
const codesOf = ({ items }: Companions) => items.map(({ productId, reasonCodes }) => `${productId} ${reasonCodes[0]}`);
const audited = async () =>
  (await api.store.audit.of('acme')).filter(({ action }) => action === 'recommendationPair.decided').length;

describe('decisions on several pairs in several stores', () => {
  it('are taken all at once, each in the audit, and read again with their versions', async () => {
    const regional = await signIn('regional');
    const days = { from: '2020-01-01', to: '2099-12-31' };
    const campaign = [NORTH_1, NORTH_2].flatMap((storeId) => [
      change(['shirt', 'hat'], storeId, days),
      change(['hat', 'belt'], storeId, days),
    ]);
    const before = await audited();
    const answer = await decide(regional, campaign);
    expect(answer.status).toBe(200);
    const { items } = (await answer.json()) as PairDecisionList;
    expect(items.map(({ productIds, storeId, version, from }) => [...productIds, storeId, version, from])).toEqual(
      campaign.map(({ productIds: [one, other], storeId }) => [...[one, other].sort(), storeId, 1, '2020-01-01']),
    );
    expect((await audited()) - before).toBe(4);
    expect(await companionsOf(regional, NORTH_2)).toEqual(['hat pinned', 'belt sellsWell']);
    expect(await made(regional)).toEqual(expect.arrayContaining(items));
    expect(await made(regional, 'shirt,belt')).toEqual([]);
  });

  it('are none of them, where somebody decided on one meanwhile', async () => {
    const [manager, before] = [await signIn('manager'), await audited()];
    const late = [change(['a', 'b'], NORTH_1), change(['shirt', 'hat'], NORTH_1, { version: 7 })];
    const answer = await decide(manager, late);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([412, 'changed_meanwhile']);
    expect(await made(manager, 'a,b')).toEqual([]);
    expect(await audited()).toBe(before);
  });

  it('are of the own stores, of two products each, and of each place once', async () => {
    const [manager, seller] = [await signIn('manager'), await signIn('seller')];
    const refused = async (client: Client, ...decisions: PairDecisionChange[]) => {
      const answer = await decide(client, decisions);
      const { errors = [] } = (await answer.json()) as { errors?: { pointer: string; code: string }[] };
      return [answer.status, ...errors.flatMap(({ pointer, code }) => [pointer, code])];
    };
    const status = async (...asked: Parameters<typeof refused>) => (await refused(...asked))[0];
    expect(await status(manager, change(['a', 'b'], NORTH_1), change(['a', 'b'], NORTH_2))).toBe(403);
    expect(await status(manager, change(['a', 'b'], null))).toBe(403);
    expect(await status(seller, change(['a', 'b'], NORTH_1))).toBe(403);
    const twice = [change(['a', 'b'], NORTH_1), change(['b', 'a'], NORTH_1)];
    expect(await refused(manager, ...twice)).toEqual([422, '/decisions/1', 'named_twice']);
    const itself = change(['a', 'a'], NORTH_1);
    expect(await refused(manager, itself)).toEqual([422, '/decisions/0/productIds', 'same_product']);
    const backwards = change(['a', 'b'], NORTH_1, { from: '2027-01-02', to: '2027-01-01' });
    expect(await refused(manager, backwards)).toEqual([400, '/decisions/0/to', 'before_from']);
    const nobodys = [change(['a', 'b'], NORTH_1), change(['a', 'zzz-none'], NORTH_1)];
    expect(await refused(manager, ...nobodys)).toEqual([404, '/decisions/1/productIds/1', 'unknown_product']);
    expect(await made(manager, 'a,b')).toEqual([]);
    const ofOne = await manager.get('/v1/recommendations/decisions?productIds=a');
    expect((await ofOne.json()) as object).toMatchObject({
      ...{ status: 400, errors: [{ pointer: '/productIds', code: 'too_short' }] },
    });
    expect((await made(manager)).map(({ storeId }) => storeId)).toEqual([NORTH_1, NORTH_1]);
  });

  it('approve what all stores block or pin: it stands where it sells', async () => {
    const [admin, manager] = [await signIn('admin'), await signIn('manager')];
    expect((await decide(admin, [change(['shirt', 'belt'], null, { decision: 'block' })])).status).toBe(200);
    expect(await companionsOf(manager)).toEqual(['hat pinned']);
    expect((await decide(manager, [change(['shirt', 'belt'], NORTH_1, { decision: 'approve' })])).status).toBe(200);
    expect(await companionsOf(manager)).toEqual(['hat pinned', 'belt approved']);
    expect(await companionsOf(admin, NORTH_2)).toEqual(['hat pinned']);
  });
});

it('a pair shows what was decided of it, however much was decided of its products since', async () => {
  const [days, decidedBy] = [{ firstDay: null, lastDay: null }, 'test'];
  const row = { tenantId: 'acme', storeId: NORTH_1, productA: 'busy', decision: 'none' as const, ...days, decidedBy };
  const decide = (rows: { productB: string; decidedAt: Date }[]) =>
    api.store.recommendationPairs.decide(rows.map((one) => ({ row: { ...row, ...one }, over: 0 })));
  const since = Array.from({ length: 1_001 }, (_, at) => ({ productB: `since-${at}`, decidedAt: new Date() }));
  await decide([{ productB: 'old', decidedAt: new Date(0) }, ...since]);
  const decisionOf = await new PairDecisions(api.store.recommendationPairs).ofPairs('acme', NORTH_1, [
    ['old', 'busy'],
    ['busy', 'open'],
  ]);
  expect(decisionOf(['old', 'busy']).decision).toMatchObject({ version: 1, decidedAt: new Date(0).toISOString() });
  expect(decisionOf(['busy', 'open'])).toMatchObject({ decision: { version: 0 }, inAllStores: { version: 0 } });
});

describe('a preview', () => {
  const look = async (client: Client, on: string | null, decisions: Omit<PairDecisionChange, 'version'>[]) => {
    const asked = { storeId: NORTH_1, productIds: ['shirt'], on, decisions };
    const answer = await client.ask('POST', '/v1/recommendations/companions/preview', asked);
    expect(answer.status).toBe(200);
    return (await answer.json()) as Companions;
  };
  const supposed = (decision: PairDecisionChange['decision'], storeId: string | null = NORTH_1, from = DECEMBER) => {
    const { version: _, ...one } = change(['belt', 'shirt'], storeId, { decision, from });
    return one;
  };

  it('says what a seller would be told on a day, as if it were decided, and decides nothing', async () => {
    const manager = await signIn('manager');
    const before = await made(manager);
    expect(codesOf(await look(manager, TODAY, [supposed('pin')]))).not.toContain('belt pinned');
    const then = await look(manager, DECEMBER, [supposed('pin'), supposed('block', NORTH_2)]);
    expect(codesOf(then)).toEqual(['belt pinned', 'hat pinned']);
    expect(then.items[0]).toMatchObject({ price: '40.00', promotion: { id: 'summer' } });
    expect(codesOf(await look(manager, null, [supposed('block', NORTH_1, '2020-01-01')]))).toEqual(['hat pinned']);
    expect(await made(manager)).toEqual(before);
  });

  it('shows no cost, not to whoever sees them, and no other store', async () => {
    const [admin, manager, seller] = [await signIn('admin'), await signIn('manager'), await signIn('seller')];
    const [belt] = (await look(admin, DECEMBER, [supposed('pin')])).items;
    expect([belt?.unitMargin, belt?.marginPerBasket, belt?.score]).toEqual([undefined, undefined, undefined]);
    expect(belt?.factors).toContainEqual({ name: 'margin', state: 'hidden', times: null });
    const beyond = { storeId: NORTH_2, productIds: ['shirt'] };
    const preview = (client: Client, body: object) =>
      client.ask('POST', '/v1/recommendations/companions/preview', body);
    expect((await preview(manager, beyond)).status).toBe(403);
    expect((await preview(seller, { ...beyond, storeId: NORTH_1 })).status).toBe(403);
  });
});
