import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Companions, CompanionsFound, CompanionsQuestion } from '@vitrine/contracts';
import { Products } from '@vitrine/warehouse';
import { Client } from '../testing/client.js';
import { type CompanionsService, startCompanionsService } from '../testing/companions-service.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const companion = (productId: string, score: number): CompanionsFound['companions'][number] => ({
  ...{ productId, withProductId: 'shirt', basketsTogether: 18, basketsWith: 100, basketsOfCompanion: 60 },
  ...{ support: 0.018, confidence: 0.18, usual: 0.06, lift: { value: 3, low: 2, high: 4 }, score },
  reasonCodes: ['boughtTogether'],
});

/** The best of them would be sold at a loss. */
const found: CompanionsFound = {
  ...{ learnedFrom: 'network', baskets: 1_000, largeBaskets: 2 },
  companions: [companion('loss', 0.3), companion('belt', 0.23), companion('sock', 0.1)],
};

let api: ApiUnderTest;
let service: CompanionsService;
/** What the service was asked, and whether it answers. */
const asked: CompanionsQuestion[] = [];
let isAway = false;

beforeAll(async () => {
  service = await startCompanionsService((question) => {
    asked.push(question);
    return isAway ? undefined : found;
  });
  api = await startApi(
    'api_recommend',
    async (store, warehouse) => {
      await seedWorld(store, warehouse, new Date());
      const product = { tenantId: 'acme', category: 'c', brand: '', version: 1 };
      const rows = [
        { ...product, productId: 'shirt', name: 'Camisa', unitPriceE4: 990_000, unitCostE4: 400_000 },
        { ...product, productId: 'belt', name: 'Cinto', unitPriceE4: 500_000, unitCostE4: 300_000 },
        { ...product, productId: 'loss', name: 'Perda', unitPriceE4: 500_000, unitCostE4: 500_001 },
      ];
      await new Products(warehouse).upsert(rows, 'recommend');
    },
    { RECOMMENDATIONS_URL: service.url },
  );
}, 180_000);
beforeEach(() => {
  asked.length = 0;
  isAway = false;
});
afterAll(async () => {
  await service?.stop();
  await api?.stop();
}, 60_000);

const STORE = 'acme-st-norte-1';
const ask = (client: Client, storeId = STORE) =>
  client.get(`/v1/recommendations/products/shirt/companions?storeId=${storeId}&limit=1`);
const signIn = (who: 'admin' | 'manager' | 'seller') => Client.signIn(api.url, `${who}@acme.example`);

describe('companions', () => {
  it('are asked within the tenant and the store of the caller, and told with price, margin and reason', async () => {
    const answer = await ask(await signIn('admin'));
    expect(answer.status).toBe(200);
    const { items, ...rest } = (await answer.json()) as Companions;
    expect(rest).toEqual({ storeId: STORE, learnedFrom: 'network', baskets: 1_000, largeBaskets: 2 });
    expect(items).toEqual([
      {
        ...companion('belt', 0.23),
        ...{ name: 'Cinto', unitPrice: '50.00', unitMargin: '20.00' },
        sentence: 'De cada 100 cupons com Camisa, 18 têm Cinto; o normal é 6.',
      },
    ]);
    const question = { tenantId: 'acme', storeId: STORE, productIds: ['shirt'], limit: 2, mayLearnFromNetwork: true };
    expect(asked).toEqual([question]);
  });

  it('tell whoever does not see costs no margin: with the price it would be one', async () => {
    for (const who of ['manager', 'seller'] as const) {
      const { items } = (await (await ask(await signIn(who))).json()) as Companions;
      expect(Object.keys(items[0] ?? {}).filter((key) => /margin|cost/iu.test(key))).toEqual([]);
      expect(items[0]?.unitPrice).toBe('50.00');
    }
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
    expect(asked[0]).toMatchObject({ productIds: ['shirt', 'SHOE'], limit: 10, mayLearnFromNetwork: false });
  });

  it('say that they cannot be told while the service is away', async () => {
    isAway = true;
    const answer = await ask(await signIn('admin'));
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([503, 'unavailable']);
  });
});
