import { expect } from '@jest/globals';
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
import { Client } from './client.js';
import { saleRow } from './sale-row.js';
import { type ApiUnderTest, startApi } from './start-api.js';
import { seedWorld } from './world.js';

export const [STORE, OTHER] = ['acme-st-norte-1', 'acme-st-norte-2'];
const SELLER = 'se-um-of-acme-st-norte-1';
export const TODAY = storeDateOf(Date.now(), 'America/Sao_Paulo').soldOn;
export const NIGHT_MS = Date.now() - 3_600_000;
const ids = ['shirt', 'belt', 'hat', 'sock', 'gone', 'loss'];
const costs = { shirt: 400_000, belt: 300_000, hat: 100_000, sock: 490_000, gone: 1, loss: 990_001 };

const head: ListHead = { learnedFrom: 'network', baskets: 900, missing: [{ code: 'days', have: 20, need: 21 }] };
export const claim = { code: 'sellsWell', of: 'store', share: 0.12, baskets: 900 };
/** The rows of a list as a night makes it. */
export const night = (
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
    { productIds: ['belt', 'hat'], together: 20, extra: [extra(0.1), extra(0.1)], keptFor: 'margin' },
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

/** An api over lists of the night of two stores. @param name of its database */
export function startListed(name: string): Promise<ApiUnderTest> {
  return startApi(name, async (store, warehouse) => {
    await seedWorld(store, warehouse, new Date());
    const tenant = await store.tenants.find('acme');
    if (tenant) await store.tenants.changeSettings(tenant, { recommendHoldout: 'off' });
    await seed(warehouse);
  });
}

export type Who = 'admin' | 'manager' | 'seller';

/** Asks for lists as somebody, who signs in once. */
export class Readers {
  private readonly clients = new Map<Who, Promise<Client>>();

  constructor(private readonly url: string) {}

  async ask(who: Who, path: string, storeId: string = STORE): Promise<Response> {
    const client = this.clients.get(who) ?? Client.signIn(this.url, `${who}@acme.example`);
    this.clients.set(who, client);
    return (await client).get(`/v1/recommendations/${path}${path.includes('?') ? '&' : '?'}storeId=${storeId}`);
  }

  async read<List>(who: Who, path: string, storeId: string = STORE): Promise<List> {
    const answer = await this.ask(who, path, storeId);
    expect([path, answer.status]).toEqual([path, 200]);
    return (await answer.json()) as List;
  }
}

export const idsOf = (list: { items: readonly { productId: string }[] }): string[] =>
  list.items.map(({ productId }) => productId);
