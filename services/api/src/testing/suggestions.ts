import type { CompanionsFound, PairsFound } from '@vitrine/contracts';
import { addDays, storeDateOf } from '@vitrine/domain';
import { CatalogRecords, Products, RecommendationLists, type Warehouse } from '@vitrine/warehouse';
import { doors } from './route-cases.js';
import { stores, tokenOf } from './world.js';

/**
 * What is suggested in the world: in each store its own lists of the night, and of one product as many units in stock as no other store
 * has. A list that tells another store's shelf tells its number.
 */
const FIRST_UNITS = 70_001;
export const unitsIn = (storeId: string): string =>
  String(FIRST_UNITS + stores.findIndex((store) => store.storeId === storeId));

/** Cost, margin of a unit and expected margin of the bundle: words of whoever sees costs. */
export const costWords = ['"7.77"', '"4.57"', '"9.14"'] as const;

const productsOf = (tenantId: string) => [`${tenantId}-pr-1`, `${tenantId}-pr-2`] as const;

export async function seedSuggestions(warehouse: Warehouse, now: Date): Promise<void> {
  const product = { name: 'Produto', category: 'Geral', brand: 'Marca', unitPriceE4: 123_400, unitCostE4: 77_700 };
  const tenants = [...new Set(stores.map(({ tenantId }) => tenantId))];
  await new Products(warehouse).upsert(
    tenants.map((tenantId) => ({ ...product, tenantId, productId: productsOf(tenantId)[1], version: 1 })),
    'suggestions',
  );
  await new CatalogRecords(warehouse).upsert(
    stores.map(({ tenantId, storeId }) => {
      const level = { storeId, productId: productsOf(tenantId)[1], quantity: unitsIn(storeId), at: now.toISOString() };
      const body = JSON.stringify({ type: 'stockLevel', ...level });
      return { tenantId, type: 'stockLevel', id: `${storeId}:${level.productId}`, version: 1, body };
    }),
    'suggestions',
  );
  for (const { tenantId, storeId } of stores) await seedLists(warehouse, tenantId, storeId, now);
}

async function seedLists(warehouse: Warehouse, tenantId: string, storeId: string, now: Date): Promise<void> {
  const [one, other] = productsOf(tenantId);
  const { soldOn: madeOn } = storeDateOf(now.getTime(), 'America/Sao_Paulo');
  const head = { learnedFrom: 'network', baskets: 900, missing: [], salesByBandE4: { high: 10_000 } };
  const low = { category: 'Geral', share: 0.04, peersShare: 0.09, salesMissingE4: 10_000, weeks: 8 };
  const extra = (value: number) => ({ value, low: value / 2, high: value * 2 });
  const items = {
    promote: { claims: [{ code: 'sellsWell', of: 'store', share: 0.12, baskets: 900 }], share: 0.12 },
    margins: { band: 'high', since: addDays(madeOn, -9), unitsE3: 1_000 },
    low: { ...low, productId: other, cause: 'unexplained', evidence: {} },
    bundles: { productIds: [one, other], together: 40, extra: [extra(1), extra(1)] },
  };
  for (const [list, item] of Object.entries(items) as [keyof typeof items, object][]) {
    const row = { tenantId, storeId, list, madeAtMs: now.getTime(), madeOn, category: 'Geral' };
    await new RecommendationLists(warehouse).append([
      { ...row, place: 0, productId: '', item: JSON.stringify(head) },
      { ...row, place: 1, productId: list === 'bundles' ? one : other, item: JSON.stringify(item) },
    ]);
  }
}

/** What the service `recommendations` knows of any store: each caller is told what the api lets through. */
export const companionsOf = (tenantId: string): CompanionsFound => ({
  ...{ learnedFrom: 'network', baskets: 1_000, largeBaskets: 0, notSoldHere: [] },
  companions: [
    { productId: productsOf(tenantId)[1], basketsOfCompanion: 60, usual: 0.06, score: 0.2, reasonCodes: ['sellsWell'] },
  ],
});
export const pairsOf = (tenantId: string): PairsFound => ({
  ...{ learnedFrom: 'network', baskets: 1_000, largeBaskets: 0 },
  pairs: [
    {
      ...{ productIds: [...productsOf(tenantId)], basketsTogether: 18, basketsWith: [60, 100], extraBaskets: 12 },
      ...{ support: 0.018, confidence: [0.3, 0.18], lift: { value: 3, low: 2, high: 4 } },
    },
  ],
});

/** One question of a store, and how it is answered where the caller sees that store. */
interface Asked {
  readonly path: string;
  readonly body?: object;
  readonly headers?: Record<string, string>;
  readonly status: number;
}

const [PRODUCTS, BASKET, FEEDBACK] = [
  '/v1/recommendations/products/:id/companions',
  '/v1/recommendations/companions',
  '/v1/recommendations/feedback',
];

const asks: Readonly<Record<string, (storeId: string, tenantId: string) => Asked>> = {
  [`GET ${PRODUCTS}`]: (storeId, tenantId) => ({
    ...{ path: `/v1/recommendations/products/${tenantId}-pr-1/companions?storeId=${storeId}`, status: 200 },
  }),
  [`POST ${BASKET}`]: (storeId, tenantId) => ({
    ...{ path: BASKET, body: { storeId, productIds: [`${tenantId}-pr-1`] }, status: 200 },
  }),
  [`POST ${FEEDBACK}`]: (storeId, tenantId) => ({
    path: FEEDBACK,
    body: {
      ...{ offerId: `of-${storeId}`, storeId, productId: null, companionId: `${tenantId}-pr-2`, outcome: 'offered' },
      at: new Date().toISOString(),
    },
    status: 202,
  }),
  'GET /v1/recommendations/customers/:token/next': (storeId) => ({
    path: `/v1/recommendations/customers/${tokenOf(`se-um-of-${storeId}`)}/next?storeId=${storeId}`,
    status: 200,
  }),
  'GET /v1/recommendations/effect': (storeId) => ({
    path: `/v1/recommendations/effect?from=2026-10-01&to=2026-12-31&storeId=${storeId}`,
    status: 200,
  }),
  // Of a version that nobody has: whoever may decide is told so, and nothing is decided.
  'PUT /v1/recommendations/pairs/:a/:b': (storeId, tenantId) => ({
    path: `/v1/recommendations/pairs/${tenantId}-pr-1/${tenantId}-pr-2`,
    body: { storeId, decision: 'pin' },
    headers: { 'if-match': '"99"' },
    status: 412,
  }),
  'PUT /v1/recommendations/decisions': (storeId, tenantId) => ({
    path: '/v1/recommendations/decisions',
    body: {
      decisions: [
        { productIds: [...productsOf(tenantId)], storeId, decision: 'pin', from: null, to: null, version: 99 },
      ],
    },
    status: 412,
  }),
  'GET /v1/recommendations/decisions': (storeId, tenantId) => ({
    path: `/v1/recommendations/decisions?productIds=${productsOf(tenantId).join()}&storeId=${storeId}`,
    status: 200,
  }),
  'POST /v1/recommendations/companions/preview': (storeId, tenantId) => ({
    path: '/v1/recommendations/companions/preview',
    body: { storeId, productIds: [`${tenantId}-pr-1`] },
    status: 200,
  }),
};

/** Every recommendation route of the api as `doors` knows them. One that needs more than a store is asked as `asks` says. */
export const suggestionRoutes: readonly string[] = Object.keys(doors).filter((route) =>
  route.includes(' /v1/recommendations/'),
);
export function askSuggestion(route: string, storeId: string, tenantId: string): Asked & { readonly method: string } {
  const [method = '', path = ''] = route.split(' ');
  const plain = { path: `${path}?storeId=${storeId}`, status: 200 };
  return { method, ...(asks[route]?.(storeId, tenantId) ?? plain) };
}
