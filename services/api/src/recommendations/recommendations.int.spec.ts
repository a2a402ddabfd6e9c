import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Companions, CompanionsFound, CompanionsQuestion } from '@vitrine/contracts';
import { CatalogRecords, Products } from '@vitrine/warehouse';
import { Client } from '../testing/client.js';
import { type CompanionsService, startCompanionsService } from '../testing/companions-service.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';
import { Holdouts } from './holdouts.js';

jest.setTimeout(60_000);

const companion = (productId: string, score: number): CompanionsFound['companions'][number] => ({
  ...{ productId, withProductId: 'shirt', basketsTogether: 18, basketsWith: 100, basketsOfCompanion: 60 },
  ...{ support: 0.018, confidence: 0.18, usual: 0.06, lift: { value: 3, low: 2, high: 4 }, score },
  reasonCodes: ['boughtTogether'],
});
/** As it is told: what the model gave it is a chance, and the score is what it was ordered by. */
const told = (productId: string, chance: number) => {
  const { score: _, ...evidence } = companion(productId, chance);
  return { ...evidence, chance };
};
const unknown = (name: string) => ({ name, state: 'unknown', times: null });
const known = (name: string, times: number) => ({ name, state: 'known', times });

/** The best of them would be sold at a loss. */
const foundOf = (...companions: CompanionsFound['companions']): CompanionsFound => ({
  ...{ learnedFrom: 'network', baskets: 1_000, largeBaskets: 2, notSoldHere: [] },
  companions,
});
const first = foundOf(companion('loss', 0.3), companion('belt', 0.23), companion('sock', 0.02));

let api: ApiUnderTest;
let service: CompanionsService;
/** What the service was asked, and whether it answers. */
const asked: CompanionsQuestion[] = [];
let found = first;
let isAway = false;
/** What the store has never sold. */
let notSold: string[] = [];

beforeAll(async () => {
  service = await startCompanionsService(
    (question) => {
      asked.push(question);
      return isAway ? undefined : found;
    },
    undefined,
    ({ productIds }) => productIds.filter((productId) => notSold.includes(productId)),
  );
  api = await startApi(
    'api_recommend',
    async (store, warehouse) => {
      await seedWorld(store, warehouse, new Date());
      const product = { tenantId: 'acme', category: 'c', brand: '', version: 1 };
      const rows = [
        { ...product, productId: 'shirt', name: 'Camisa', unitPriceE4: 990_000, unitCostE4: 400_000 },
        { ...product, productId: 'belt', name: 'Cinto', unitPriceE4: 500_000, unitCostE4: 300_000 },
        { ...product, productId: 'sock', name: 'Meia', unitPriceE4: 500_000, unitCostE4: 490_000 },
        { ...product, productId: 'hat', name: 'Chapéu', unitPriceE4: 500_000, unitCostE4: 100_000 },
        { ...product, productId: 'loss', name: 'Perda', unitPriceE4: 500_000, unitCostE4: 500_001 },
      ];
      await new Products(warehouse).upsert(rows, 'recommend');
      const tenant = await store.tenants.find('acme');
      if (tenant) await store.tenants.changeSettings(tenant, { recommendHoldout: 'off' });
    },
    { RECOMMENDATIONS_URL: service.url },
  );
}, 180_000);
beforeEach(() => {
  asked.length = 0;
  found = first;
  isAway = false;
  notSold = [];
});
afterAll(async () => {
  await service?.stop();
  await api?.stop();
}, 60_000);

const STORE = 'acme-st-norte-1';
const ask = (client: Client, storeId = STORE, limit = 1) =>
  client.get(`/v1/recommendations/products/shirt/companions?storeId=${storeId}&limit=${limit}`);
const signIn = (who: 'admin' | 'manager' | 'seller') => Client.signIn(api.url, `${who}@acme.example`);

describe('companions', () => {
  it('are asked within the tenant and the store of the caller, and told with price, margin and reason', async () => {
    const answer = await ask(await signIn('admin'));
    expect(answer.status).toBe(200);
    const { items, holdout, ...rest } = (await answer.json()) as Companions;
    expect(rest).toEqual({ storeId: STORE, learnedFrom: 'network', baskets: 1_000, largeBaskets: 2, missing: [] });
    expect(holdout).toMatchObject({ isMeasured: false, isHeldOut: false });
    expect(items).toEqual([
      {
        ...told('belt', 0.23),
        offerId: expect.stringMatching(/^[0-9a-f-]{36}$/u),
        ...{ name: 'Cinto', unitPrice: '50.00', price: '50.00', unitMargin: '20.00' },
        // 18 of 100 baskets with a shirt have a belt.
        marginPerBasket: '3.60',
        factors: [known('margin', 1), known('price', 1), unknown('stock'), known('promotion', 1)],
        score: 0.23,
        sentence: 'De cada 100 cupons com Camisa, 18 têm Cinto; o normal é 6.',
      },
    ]);
    const question = { tenantId: 'acme', storeId: STORE, productIds: ['shirt'], limit: 20, mayLearnFromNetwork: true };
    expect(asked).toEqual([{ ...question, alsoProductIds: [], withoutProductIds: [] }]);
  });

  it('are what the catalogue says where there are no baskets, say so without a number of tickets, and what is missing', async () => {
    found = { learnedFrom: 'none', baskets: 0, largeBaskets: 0, companions: [], notSoldHere: [], basketsHere: 0 };
    for (const who of ['admin', 'seller'] as const) {
      const { items, missing } = (await (await ask(await signIn(who), STORE, 3)).json()) as Companions;
      expect(items.map(({ productId, reasonCodes, sentence }) => [productId, reasonCodes, sentence])).toEqual([
        ['hat', ['sameCategory', 'goodMargin'], 'Chapéu é da mesma categoria (c).'],
        ['belt', ['sameCategory'], 'Cinto é da mesma categoria (c).'],
        ['sock', ['sameCategory'], 'Meia é da mesma categoria (c).'],
      ]);
      expect(missing).toEqual([
        {
          ...{ code: 'baskets', have: 0, need: 5 },
          sentence: 'Faltam 5 cupons com este produto nesta loja para dizer o que sai junto (0 de 5).',
        },
        {
          ...{ code: 'stores', need: 3 },
          sentence: 'Ou 30 cupons com ele em 3 lojas: então vale o que sai junto em toda a rede.',
        },
      ]);
    }
  });

  it('are nothing of the catalogue that the store has never sold, unless it lies there', async () => {
    found = { learnedFrom: 'store', baskets: 150, largeBaskets: 0, companions: [], notSoldHere: [], basketsHere: 0 };
    notSold = ['hat', 'sock'];
    const told = async () => {
      const { items } = (await (await ask(await signIn('seller'), STORE, 3)).json()) as Companions;
      return items.map(({ productId }) => productId);
    };
    expect(await told()).toEqual(['belt']);
    const level = { storeId: STORE, productId: 'sock', quantity: '2', at: new Date().toISOString() };
    const body = JSON.stringify({ type: 'stockLevel', id: 'sock', ...level });
    const record = { tenantId: 'acme', type: 'stockLevel', id: 'sock', version: 1, body };
    await new CatalogRecords(api.warehouse).upsert([record], 'in-stock');
    expect((await told()).sort()).toEqual(['belt', 'sock']);
    await api.warehouse.command({ name: 'spec.stock', sql: 'TRUNCATE TABLE stock_levels_v1' });
  });

  it('stand behind what the first baskets say, and are none any more of a shop that has enough of them', async () => {
    const sells = {
      productId: 'sock',
      basketsOfCompanion: 4,
      usual: 0.1,
      score: 0.001,
      reasonCodes: ['sellsWell' as const],
    };
    const few = {
      learnedFrom: 'store' as const,
      largeBaskets: 0,
      companions: [sells],
      notSoldHere: [],
      basketsHere: 4,
    };
    const told = async (baskets: number) => {
      found = { ...few, baskets };
      const { items, missing } = (await (await ask(await signIn('seller'), STORE, 3)).json()) as Companions;
      return [...items.map(({ productId, reasonCodes: [first] }) => `${productId} ${first}`), missing[0]?.have];
    };
    expect(await told(50)).toEqual(['sock sellsWell', 'hat sameCategory', 'belt sameCategory', 4]);
    expect(await told(200)).toEqual(['sock sellsWell', 4]);
    found = { ...few, baskets: 5_000, companions: [companion('belt', 0.2)], basketsHere: 100 };
    const answer = (await (await ask(await signIn('seller'), STORE, 3)).json()) as Companions;
    expect([answer.items.length, answer.missing]).toEqual([1, []]);
  });

  it('tell whoever does not see costs no margin: with the price it would be one', async () => {
    for (const who of ['manager', 'seller'] as const) {
      const { items } = (await (await ask(await signIn(who))).json()) as Companions;
      expect(Object.keys(items[0] ?? {}).filter((key) => /margin|cost|score/iu.test(key))).toEqual([]);
      expect(items[0]).toMatchObject({ unitPrice: '50.00', chance: 0.23 });
      const hidden = { name: 'margin', state: 'hidden', times: null };
      expect(items[0]?.factors).toEqual([hidden, known('price', 1), unknown('stock'), known('promotion', 1)]);
    }
  });

  it.each([
    ['nobody', []],
    ['managers', ['manager']],
    ['sellers', ['seller']],
    ['managersAndSellers', ['manager', 'seller']],
  ] as const)('tell money of margins to %s beside those who see costs, as the tenant allows', async (to, roles) => {
    const tenant = await api.store.tenants.find('acme');
    if (tenant) await api.store.tenants.changeSettings(tenant, { marginMoneyFor: to });
    const seeing: string[] = [];
    for (const who of ['admin', 'manager', 'seller'] as const) {
      const { items } = (await (await ask(await signIn(who))).json()) as Companions;
      const { unitMargin, marginPerBasket, score, factors } = items[0] ?? {};
      const isTold = [unitMargin, marginPerBasket, score].every((one) => one !== undefined);
      expect([who, isTold]).toEqual([who, [unitMargin, marginPerBasket, score].some((one) => one !== undefined)]);
      expect(factors?.some(({ state }) => state === 'hidden')).toBe(!isTold);
      if (isTold) seeing.push(who);
    }
    expect(seeing).toEqual(['admin', ...roles]);
    const now = await api.store.tenants.find('acme');
    if (now) await api.store.tenants.changeSettings(now, { marginMoneyFor: 'nobody' });
  });

  it('are nothing that would be sold at a loss, whoever asks: what is left out tells nobody a cost', async () => {
    const asked = ['admin', 'manager', 'seller'] as const;
    const answers = await Promise.all(
      asked.map(async (who) => (await (await ask(await signIn(who))).json()) as Companions),
    );
    expect(answers.map(({ items }) => items.map(({ productId }) => productId))).toEqual(asked.map(() => ['belt']));
  });

  it('are not told of a store beyond the scope, and nobody is asked then', async () => {
    for (const who of ['manager', 'seller'] as const) {
      const answer = await ask(await signIn(who), 'acme-st-norte-2');
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'outside_scope']);
    }
    expect(asked).toEqual([]);
  });

  it('are told of a basket of several products, and learned as the tenant wants it', async () => {
    const [admin, tenant] = [await signIn('admin'), await api.store.tenants.find('acme')];
    if (tenant) await api.store.tenants.changeSettings(tenant, { recommendFrom: 'store' });
    const basket = { storeId: STORE, productIds: ['shirt', ' SHOE '], limit: 5 };
    const answer = await admin.ask('POST', '/v1/recommendations/companions', basket);
    expect(answer.status).toBe(200);
    expect(asked[0]).toMatchObject({ productIds: ['shirt', 'SHOE'], limit: 20, mayLearnFromNetwork: false });
  });

  it('are ordered alike for everybody, by a margin in bands that tells no cost', async () => {
    found = foundOf(companion('sock', 0.1), companion('hat', 0.1), companion('belt', 0.1));
    const orders = await Promise.all(
      (['admin', 'manager', 'seller'] as const).map(async (who) => {
        const { items } = (await (await ask(await signIn(who), STORE, 3)).json()) as Companions;
        return items.map(({ productId }) => productId);
      }),
    );
    // Of equal chance: the hat is in the highest third, the belt in the middle, the sock in the lowest.
    expect(orders).toEqual([0, 1, 2].map(() => ['hat', 'belt', 'sock']));
    const { items } = (await (await ask(await signIn('admin'), STORE, 3)).json()) as Companions;
    for (const { chance, score, factors } of items)
      expect([chance, score]).toEqual([0.1, factors.reduce((all, { times }) => all * (times ?? 1), chance)]);
    const scores = items.map(({ score = 0 }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
    expect(new Set(scores).size).toBe(3);
  });

  it('are told with what is said where no pair is known', async () => {
    const { productId, basketsOfCompanion, usual, score } = companion('belt', 0.2);
    found = foundOf({ ...{ productId, basketsOfCompanion, usual, score }, reasonCodes: ['sellsWell'] });
    const { items } = (await (await ask(await signIn('seller'))).json()) as Companions;
    expect(items).toMatchObject([{ reasonCodes: ['sellsWell'], sentence: 'De cada 100 cupons, 6 têm Cinto.' }]);
  });

  it('are kept from sellers in an hour that is held out, and from nobody else', async () => {
    const holdout = { isMeasured: true, isHeldOut: true, businessDate: '2026-11-20', hour: 9 };
    const held = jest.spyOn(api.app.get(Holdouts), 'of').mockResolvedValue(holdout);
    const callers = await Promise.all((['admin', 'manager', 'seller'] as const).map(signIn));
    const answers = await Promise.all(callers.map(async (one) => (await (await ask(one)).json()) as Companions));
    held.mockRestore();
    expect(answers.map(({ items }) => items.length)).toEqual([1, 1, 0]);
    for (const answer of answers) expect(answer.holdout).toEqual(holdout);
  });

  it('say that they cannot be told while the service is away', async () => {
    isAway = true;
    const answer = await ask(await signIn('admin'));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'unavailable']);
  });
});
