import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BundleList, LowPerformerList, MarginList, PromoteList } from '@vitrine/contracts';
import { Products } from '@vitrine/warehouse';
import { OTHER, Readers, startListed, type Who } from '../../testing/listed-night.js';
import type { ApiUnderTest } from '../../testing/start-api.js';

jest.setTimeout(60_000);

let api: ApiUnderTest;
let readers: Readers;
beforeAll(async () => {
  api = await startListed('api_lists');
  readers = new Readers(api.url);
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const read = <List>(...asked: Parameters<Readers['read']>) => readers.read<List>(...asked);
const ask = (...asked: Parameters<Readers['ask']>) => readers.ask(...asked);

describe('low performers', () => {
  it('say what is seen, why, and what to do', async () => {
    const { items, from, to, missing } = await read<LowPerformerList>('manager', 'low-performers');
    expect([from, to, missing]).toEqual(['2026-10-05', '2026-11-29', []]);
    expect(items).toEqual([
      expect.objectContaining({
        ...{ productId: 'belt', name: 'Produto belt', share: 0.04, peersShare: 0.09, salesMissing: '123.45' },
        below: 0.5556,
        ...{ cause: 'priceAboveNetwork', action: 'checkPrice' },
        sentence: 'Em valor, faz 4% das vendas da categoria aqui; nas outras lojas, 9%.',
        causeSentence: 'O preço médio aqui está 12% acima do das outras lojas.',
        actionSentence: 'Confira o preço e a etiqueta.',
      }),
    ]);
  });
});

describe('bundles', () => {
  it('are ranked by margin for whoever sees costs, with the decisions that a campaign changes', async () => {
    const { items, days } = await read<BundleList>('admin', 'bundles');
    expect(days).toBe(28);
    expect(items.map(({ products }) => products.map(({ productId }) => productId).join())).toEqual([
      'shirt,belt',
      'hat,sock',
      'hat,shirt,sock',
      'belt,hat',
    ]);
    expect(items[0]).toMatchObject({
      expectedExtraUnits: { value: 4, low: 2, high: 8 },
      expectedExtraSales: { value: '298.00', low: '149.00', high: '596.00' },
      expectedExtraMargin: { value: '158.00', low: '79.00', high: '316.00' },
    });
    expect(items[2]?.decisions.map(({ productIds, version }) => [productIds.join(), version])).toEqual([
      ['hat,shirt', 0],
      ['hat,sock', 0],
      ['shirt,sock', 0],
    ]);
    const triples = await read<BundleList>('admin', 'bundles?kind=triple');
    expect(triples.items.map(({ kind }) => kind)).toEqual(['triple']);
  });

  it('are told others in units, in the order of sales, and none that only its margin has kept', async () => {
    const { items } = await read<BundleList>('manager', 'bundles');
    expect(items[0]?.sentence).toBe('Oferecidos juntos, podem sair 4 unidades a mais em 28 dias (entre 2 e 8).');
    expect(items.map(({ expectedExtraMargin }) => expectedExtraMargin)).toEqual([undefined, undefined, undefined]);
  });

  it('are told managers as they are told whoever sees costs, where the tenant allows it', async () => {
    const allow = async (marginMoneyFor: 'managers' | 'nobody') => {
      const tenant = await api.store.tenants.find('acme');
      if (tenant) await api.store.tenants.changeSettings(tenant, { marginMoneyFor });
    };
    await allow('managers');
    const [admin, manager] = [await read<BundleList>('admin', 'bundles'), await read<BundleList>('manager', 'bundles')];
    const margins = await read<MarginList>('seller', 'margins');
    await allow('nobody');
    expect(manager.items).toEqual(admin.items);
    expect(margins.items.map(({ unitMargin }) => unitMargin)).toEqual(margins.items.map(() => undefined));
  });
});

describe('every list', () => {
  const lists = ['promote', 'margins', 'low-performers', 'bundles'];

  it('says before the first night that there is none yet', async () => {
    for (const list of lists) {
      const { items, ...made } = await read<PromoteList>('admin', list, 'acme-st-sul-1');
      expect([list, items, made.madeOn, made.missing.map(({ code }) => code)]).toEqual([list, [], null, ['list']]);
    }
  });

  it('is of no store beyond the scope, and sellers see neither low performers nor bundles', async () => {
    for (const list of lists) {
      const answer = await ask('manager', list, OTHER);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([403, 'outside_scope']);
      expect((await ask('seller', list)).status).toBe(list === 'promote' || list === 'margins' ? 200 : 403);
      expect((await ask('seller', list, OTHER)).status).toBe(403);
    }
  });

  it('tells whoever sees no costs the same, whatever products cost', async () => {
    const answersOf = (who: Who) =>
      Promise.all(lists.slice(0, who === 'seller' ? 2 : 4).map(async (list) => (await ask(who, list)).text()));
    const before = [...(await answersOf('manager')), ...(await answersOf('seller'))];
    for (const text of before) expect(text).not.toMatch(/cost|unitMargin|expectedExtraMargin|"77"|se-dois/iu);
    const row = { tenantId: 'acme', category: 'roupas', brand: '', unitPriceE4: 500_000, version: 2 };
    await new Products(api.warehouse).upsert(
      ['belt', 'hat', 'sock'].map((id, at) => ({
        ...{ ...row, productId: id, name: `Produto ${id}`, unitCostE4: 1 + at },
      })),
      'cheaper',
    );
    const admin = await read<BundleList>('admin', 'bundles');
    expect(admin.items[1]?.expectedExtraMargin?.value).not.toBe('124.00');
    expect([...(await answersOf('manager')), ...(await answersOf('seller'))]).toEqual(before);
  });
});
