import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { BundleList, LowPerformerList, MarginList, PromoteList } from '@vitrine/contracts';
import { addDays, storeDateOf } from '@vitrine/domain';
import type { ListHead } from '@vitrine/recommend';
import {
  CatalogRecords,
  Products,
  type RecommendationList,
  RecommendationLists,
  SaleLines,
  type Warehouse,
} from '@vitrine/warehouse';
import { Client } from '../../testing/client.js';
import { saleRow } from '../../testing/sale-row.js';
import { type ApiUnderTest, startApi } from '../../testing/start-api.js';
import { seedWorld } from '../../testing/world.js';

jest.setTimeout(60_000);

const [STORE, OTHER] = ['acme-st-norte-1', 'acme-st-norte-2'];
const SELLER = 'se-um-of-acme-st-norte-1';
const TODAY = storeDateOf(Date.now(), 'America/Sao_Paulo').soldOn;
const NIGHT_MS = Date.now() - 3_600_000;
const ids = ['shirt', 'belt', 'hat', 'sock', 'gone', 'loss'];
const costs = { shirt: 400_000, belt: 300_000, hat: 100_000, sock: 490_000, gone: 1, loss: 990_001 };

const head: ListHead = { learnedFrom: 'network', baskets: 900, missing: [{ code: 'days', have: 20, need: 21 }] };
const claim = { code: 'sellsWell', of: 'store', share: 0.12, baskets: 900 };
const night = (
  storeId: string,
  list: RecommendationList,
  items: readonly unknown[],
  { madeAtMs = NIGHT_MS, ...of }: { madeAtMs?: number; [field: string]: unknown } = {},
) => {
  const row = { tenantId: 'acme', storeId, list, madeAtMs, madeOn: TODAY, category: 'roupas' };
  return [
    { ...row, place: 0, productId: '', item: JSON.stringify({ ...head, ...of }) },
    ...items.map((item, at) => ({
      ...{ ...row, place: at + 1, item: JSON.stringify(item) },
      productId: (item as { productId?: string }).productId ?? ids[at] ?? '',
    })),
  ];
};
const extra = (value: number) => ({ value, low: value / 2, high: value * 2 });

async function makeLists(warehouse: Warehouse): Promise<void> {
  const lists = new RecommendationLists(warehouse);
  const promotion = { code: 'promotion', name: 'Semana', endsOn: addDays(TODAY, 2), discountRate: 0.2 };
  const ended = { ...promotion, endsOn: addDays(TODAY, -1) };
  await lists.append(
    night(STORE, 'promote', [
      { claims: [promotion, { ...promotion, discountRate: 0.1 }, claim], share: 0.12 },
      { claims: [ended, claim], share: 0.12 },
      { claims: [ended] },
      { claims: [claim], share: 0.3 },
      { claims: [claim] },
      { claims: [claim] },
    ]),
  );
  const band = (name: string, unitsE3: number) => ({ band: name, since: '2026-11-01', unitsE3 });
  const bands = [band('high', 9_000), band('high', 4_000), band('middle', 5_500), band('normal', 0)];
  const salesByBandE4 = { high: 600_000, middle: 300_000, unknown: 100_000 };
  await lists.append(night(STORE, 'margins', bands, { salesByBandE4 }));
  const low = {
    ...{ productId: 'belt', category: 'roupas', share: 0.04, peersShare: 0.09, salesMissingE4: 1_234_500, weeks: 8 },
    ...{ cause: 'priceAboveNetwork', evidence: { priceE4: 560_000, peersPriceE4: 500_000 } },
  };
  await lists.append(night(STORE, 'low', [low], { from: '2026-10-05', to: '2026-11-29', missing: [] }));
  const bundles = [
    { productIds: ['shirt', 'belt'], together: 90, extra: [extra(2), extra(2)] },
    { productIds: ['hat', 'sock'], together: 40, extra: [extra(3), extra(0.4)] },
    { productIds: ['hat', 'shirt', 'sock'], together: 30, extra: [extra(1), extra(0), extra(0)] },
    { productIds: ['gone', 'hat'], together: 90, extra: [extra(9), extra(9)] },
  ];
  await lists.append(night(STORE, 'bundles', bundles));
}

async function seed(warehouse: Warehouse): Promise<void> {
  const product = { tenantId: 'acme', category: 'roupas', brand: '', version: 1 };
  const prices: Record<string, number> = { shirt: 990_000, loss: 990_000 };
  await new Products(warehouse).upsert(
    ids.map((id) => ({
      ...{ ...product, productId: id, name: `Produto ${id}` },
      ...{ unitPriceE4: prices[id] ?? 500_000, unitCostE4: costs[id as keyof typeof costs] },
    })),
    'lists',
  );
  const at = new Date().toISOString();
  const records = [
    ['stockLevel', `${STORE}:gone`, { storeId: STORE, productId: 'gone', quantity: '0', at }],
    ['stockLevel', `${STORE}:sock`, { storeId: STORE, productId: 'sock', quantity: '12.5', at }],
    ['stockLevel', `${OTHER}:hat`, { storeId: OTHER, productId: 'hat', quantity: '77', at }],
    [
      'promotion',
      'p',
      { name: 'Semana', productIds: ['shirt'], from: TODAY, to: addDays(TODAY, 2), discountRate: '0.2' },
    ],
  ] as const;
  await new CatalogRecords(warehouse).upsert(
    records.map(([type, id, body], version) => ({
      ...{ tenantId: 'acme', type, id, version },
      body: JSON.stringify({ type, id, ...body }),
    })),
    'lists',
  );
  const soldAt = new Date(Date.now() - 3 * 86_400_000);
  const sale = { tenantId: 'acme', storeId: STORE, soldAt };
  await new SaleLines(warehouse).append(
    Array.from({ length: 60 }, (_, number) => [
      saleRow({
        ...sale,
        sellerId: SELLER,
        productId: number % 6 ? 'shirt' : 'sock',
        amount: 3,
        ticketId: `m${number}`,
      }),
      saleRow({ ...sale, sellerId: 'se-dois', productId: 'hat', amount: 7, ticketId: `o${number}` }),
    ]).flat(),
    'lists',
  );
  // As long ago as the store's baskets are learned from, and longer than four weeks.
  const before = { tenantId: 'acme', storeId: STORE, sellerId: SELLER, soldAt: new Date(Date.now() - 50 * 86_400_000) };
  await new SaleLines(warehouse).append(
    Array.from({ length: 243 }, (_, number) =>
      saleRow({ ...before, productId: number < 3 ? 'belt' : 'shirt', amount: 3, ticketId: `q${number}` }),
    ),
    'lists-before',
  );
  await makeLists(warehouse);
}

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi('api_lists', async (store, warehouse) => {
    await seedWorld(store, warehouse, new Date());
    const tenant = await store.tenants.find('acme');
    if (tenant) await store.tenants.changeSettings(tenant, { recommendHoldout: 'off' });
    await seed(warehouse);
  });
}, 180_000);
afterAll(() => api?.stop(), 60_000);

type Who = 'admin' | 'manager' | 'seller';
const clients = new Map<Who, Promise<Client>>();
const ask = async (who: Who, path: string, storeId = STORE) => {
  const client = clients.get(who) ?? Client.signIn(api.url, `${who}@acme.example`);
  clients.set(who, client);
  return (await client).get(`/v1/recommendations/${path}${path.includes('?') ? '&' : '?'}storeId=${storeId}`);
};
async function read<List>(who: Who, path: string, storeId = STORE): Promise<List> {
  const answer = await ask(who, path, storeId);
  expect([path, answer.status]).toEqual([path, 200]);
  return (await answer.json()) as List;
}
const idsOf = (list: { items: readonly { productId: string }[] }) => list.items.map(({ productId }) => productId);

describe('what to promote', () => {
  it('is the list of the night as the shelf is today, with its reasons in words', async () => {
    const { items, ...made } = await read<PromoteList>('manager', 'promote');
    expect(made).toMatchObject({
      ...{ storeId: STORE, madeOn: TODAY, madeAt: new Date(NIGHT_MS).toISOString(), isLate: false, baskets: 900 },
      missing: [{ code: 'days', have: 20, need: 21, sentence: expect.stringMatching(/^Falta 1 dia de vendas/u) }],
    });
    // The shirt is promoted as one of its two reasons says. The hat's only reason has ended; one is gone, one would be sold at a loss.
    expect(items.map(({ productId }) => productId)).toEqual(['shirt', 'belt', 'sock']);
    const [shirt, belt, sock] = items;
    expect(shirt).toMatchObject({
      ...{ name: 'Produto shirt', category: 'roupas', unitPrice: '99.00', price: '79.20' },
      promotion: { id: 'p', name: 'Semana', discountRate: '0.2', to: addDays(TODAY, 2) },
    });
    expect(shirt?.reasons.map(({ code }) => code)).toEqual(['promotion', 'sellsWell']);
    expect(shirt?.reasons[0]?.sentence).toMatch(/^Em promoção até \d\d\/\d\d: 20% de desconto\.$/u);
    expect(belt?.reasons).toEqual([{ ...claim, sentence: 'Vende bem aqui: está em 12 de cada 100 cupons.' }]);
    expect(sock?.stock).toMatchObject({ units: '12.5' });
  });

  it('is the own list of a seller, with what they sell clearly more rarely than the store higher up', async () => {
    const list = await read<PromoteList>('seller', 'promote?limit=2');
    expect(idsOf(list)).toEqual(['belt', 'sock']);
    expect(list.items[0]?.reasons.at(-1)).toEqual({
      ...{ code: 'soldLessByYou', share: 3 / 303, usual: 0.12 },
      sentence: 'Está em 12 de cada 100 cupons da loja, e em 1 dos seus.',
    });
  });

  it('has three kinds of reasons in ten where the list has, whatever of it is sold out', async () => {
    const kinds = [...Array.from({ length: 3 }, () => 'overstock'), ...Array.from({ length: 12 }, () => 'margin')];
    const items = kinds.map((code, at) => ({
      ...{ productId: at < 2 ? 'gone' : `any${at}` },
      claims: [code === 'margin' ? { code, band: 'high' } : { code, stockUnits: '40', stockDays: 200 }],
    }));
    const others = ['x', 'y'].map((productId) => ({ productId, claims: [claim] }));
    await new RecommendationLists(api.warehouse).append(night(OTHER, 'promote', [...items, ...others]));
    const { items: told } = await read<PromoteList>('admin', 'promote', OTHER);
    expect(new Set(told.map(({ reasons: [first] }) => first?.code)).size).toBe(3);
  });

  it('is nothing for a seller in an hour that is held out, and all of it for managers', async () => {
    const tenant = await api.store.tenants.find('acme');
    if (tenant) await api.store.tenants.changeSettings(tenant, { recommendHoldout: 'on' });
    const [seller, manager] = [
      await read<PromoteList>('seller', 'promote'),
      await read<PromoteList>('manager', 'promote'),
    ];
    expect(seller.holdout.isMeasured).toBe(true);
    expect(seller.items.length > 0).toBe(!seller.holdout.isHeldOut);
    expect(manager.items.length).toBe(3);
    for (const who of ['seller', 'manager'] as const) {
      const { items, holdout } = await read<MarginList>(who, 'margins');
      expect(items.length > 0).toBe(who === 'manager' || !holdout.isHeldOut);
    }
    const now = await api.store.tenants.find('acme');
    if (now) await api.store.tenants.changeSettings(now, { recommendHoldout: 'off' });
  });
});

describe('what earns', () => {
  it('is told in bands with the sales of the store, and a margin to whoever sees costs', async () => {
    const admin = await read<MarginList>('admin', 'margins');
    expect(admin.salesOf).toBe('store');
    expect(admin.salesByBand.map(({ band, share }) => [band, share])).toEqual([
      ['high', 0.6],
      ['middle', 0.3],
      ['normal', 0],
      ['unknown', 0.1],
    ]);
    expect(admin.items.map(({ productId, band, units, unitMargin }) => [productId, band, units, unitMargin])).toEqual([
      ['shirt', 'high', '9', '59.00'],
      ['belt', 'high', '4', '20.00'],
      ['hat', 'middle', '5.5', '40.00'],
      ['sock', 'normal', '0', '1.00'],
    ]);
  });

  it('is told a seller with the own sales alone', async () => {
    const { salesOf, salesByBand, items } = await read<MarginList>('seller', 'margins');
    expect(salesOf).toBe('me');
    expect(salesByBand.map(({ share }) => Math.round(share * 600))).toEqual([500, 0, 100, 0]);
    expect(items.map(({ productId, units }) => [productId, units])).toEqual([
      ['shirt', '50'],
      ['belt', '0'],
      ['hat', '0'],
      ['sock', '10'],
    ]);
  });

  it('is nothing that is sold out or at a loss today, and a page is full of what stands behind', async () => {
    const band = (productId: string) => ({ productId, band: 'high', since: '2026-11-01', unitsE3: 1_000 });
    const sold = ['gone', 'loss', 'shirt', 'gone', 'belt', 'loss', 'hat'].map(band);
    const before = { madeAtMs: NIGHT_MS - 120_000, salesByBandE4: {} };
    await new RecommendationLists(api.warehouse).append(night(STORE, 'margins', sold, before));
    const cursor = Buffer.from(JSON.stringify([before.madeAtMs, 1])).toString('base64url');
    const page = await read<MarginList>('seller', `margins?limit=2&cursor=${cursor}`);
    expect(idsOf(page)).toEqual(['shirt', 'belt']);
    expect(idsOf(await read<MarginList>('seller', `margins?limit=2&cursor=${page.nextCursor}`))).toEqual(['hat']);
  });

  it('comes page by page, of one category, and one list of a night', async () => {
    const first = await read<MarginList>('manager', 'margins?limit=3');
    expect(idsOf(first)).toEqual(['shirt', 'belt', 'hat']);
    const rest = await read<MarginList>('manager', `margins?limit=3&cursor=${first.nextCursor}`);
    expect([idsOf(rest), rest.nextCursor]).toEqual([['sock'], null]);
    expect(idsOf(await read<MarginList>('manager', 'margins?category=none'))).toEqual([]);
    const lists = new RecommendationLists(api.warehouse);
    const band = { band: 'high', since: '2026-11-01', unitsE3: 1_000 };
    const salesByBandE4 = { high: 10_000 };
    await lists.append(night(OTHER, 'margins', [band, band, band], { salesByBandE4 }));
    const before = await read<MarginList>('admin', 'margins?limit=2', OTHER);
    const another = { madeAtMs: NIGHT_MS + 60_000, baskets: 7, salesByBandE4: { normal: 10_000 } };
    await lists.append(night(OTHER, 'margins', [{ ...band, band: 'normal' }], another));
    const after = await read<MarginList>('admin', `margins?limit=2&cursor=${before.nextCursor}`, OTHER);
    expect(after).toEqual({ ...before, items: [expect.objectContaining({ productId: 'hat' })], nextCursor: null });
    expect((await ask('manager', 'margins?cursor=x')).status).toBe(400);
    expect((await ask('manager', 'margins?sort=unitMargin')).status).toBe(400);
  });
});

describe('low performers', () => {
  it('say what is seen, why, and what to do', async () => {
    const { items, from, to, missing } = await read<LowPerformerList>('manager', 'low-performers');
    expect([from, to, missing]).toEqual(['2026-10-05', '2026-11-29', []]);
    expect(items).toEqual([
      expect.objectContaining({
        ...{ productId: 'belt', name: 'Produto belt', share: 0.04, peersShare: 0.09, salesMissing: '123.45' },
        below: 0.5556,
        ...{ cause: 'priceAboveNetwork', action: 'checkPrice' },
        sentence: 'Vende 4% da categoria aqui; nas outras lojas, 9%.',
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

  it('are told others in units, in the order of sales', async () => {
    const { items } = await read<BundleList>('manager', 'bundles?limit=1');
    expect(items[0]?.sentence).toBe('Oferecidos juntos, podem sair 4 unidades a mais em 28 dias (entre 2 e 8).');
    expect(items[0]?.expectedExtraMargin).toBeUndefined();
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
