import { addDays, type DateText, mondayOf, storeDateOf } from '@vitrine/domain';
import {
  type CategoryDay,
  type ComparedInStores,
  comparedStores,
  isOfNetwork,
  type KnownDays,
  type NetworkContext,
  overallChange,
  type Seasons,
  seasonsOf,
} from '@vitrine/recommend';
import type { Tenant } from '@vitrine/store';
import type { ProductRow } from '@vitrine/warehouse';
import type { Sources } from './sources.js';
import { spansBefore } from './spans.js';

/** What the lists of all stores of a tenant share. */
export interface TenantFacts {
  readonly tenant: Tenant;
  /** Business date by the tenant's own clock. */
  readonly today: DateText;
  readonly nowMs: number;
  readonly products: ReadonlyMap<string, ProductRow>;
  readonly timeZoneOf: ReadonlyMap<string, string>;
  /** Days of sales of each store that sold, before a business date: stores of other time zones have another one than the tenant. */
  knownBefore(today: DateText): Promise<ReadonlyMap<string, KnownDays>>;
  /** Baskets of the last quarter, by store. */
  readonly baskets: ReadonlyMap<string, number>;
  /** Of each store, by product. */
  readonly itemBaskets: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Absent where each store learns of itself alone, or all together know too little. */
  readonly network?: NetworkContext | undefined;
  readonly market: Awaited<ReturnType<Sources['market']['series']>>;
  /** Absent where each store learns of itself alone. */
  readonly seasons?: Seasons | undefined;
}

/** Two years of dates, and the weeks before the earliest of them. */
const SEASON_DAYS = 2 * 366 + 84;
const MARKET_DAYS = 100;

/** The Monday from which baskets are learned from: a quarter back. */
export const learnedFrom = (today: DateText): DateText => mondayOf(spansBefore(today).from);

export async function readTenant(sources: Sources, tenant: Tenant, nowMs: number): Promise<TenantFacts> {
  const tenantId = tenant.id;
  const today = storeDateOf(nowMs, tenant.timeZone).soldOn;
  const from = learnedFrom(today);
  const stores = await sources.stores.load(tenantId);
  const products = await sources.products.load(tenantId);
  const knownBefore = once((day: DateText) => readKnown(sources, tenantId, day));
  const known = await knownBefore(today);
  const items = await sources.counts.items({ tenantId, from });
  const baskets = await sources.counts.byStore({ tenantId, from });
  const ids = new Set([...stores.map(({ storeId }) => storeId), ...known.keys()]);
  const zones = new Map(stores.map(({ storeId, timeZone }) => [storeId, timeZone]));
  const facts = {
    ...{ tenant, today, nowMs, baskets, knownBefore },
    products: new Map(products.map((product) => [product.productId, product])),
    timeZoneOf: new Map([...ids].map((id) => [id, zones.get(id) || tenant.timeZone])),
    itemBaskets: byStore(items),
    market: await sources.market.series({ tenantId, from: addDays(today, -MARKET_DAYS), to: today }),
  };
  if (tenant.recommendFrom !== 'network') return facts;
  const seasons = seasonsOf(await categoryDays(sources, facts), today);
  return { ...facts, network: await readNetwork(sources, { ...facts, known }, items), seasons };
}

/** A night's stores have two or three dates between them. */
function once<Of>(read: (day: DateText) => Promise<Of>): (day: DateText) => Promise<Of> {
  const kept = new Map<DateText, Promise<Of>>();
  return (day) => {
    const found = kept.get(day) ?? read(day);
    kept.set(day, found);
    return found;
  };
}

async function readKnown(
  sources: Pick<Sources, 'facts'>,
  tenantId: string,
  today: DateText,
): Promise<ReadonlyMap<string, KnownDays>> {
  const known = await sources.facts.knownDays(tenantId, spansBefore(today));
  return new Map(known.map(({ storeId, ...days }) => [storeId, days]));
}

/** By day, in one store or in all. */
export function categoryDays(
  sources: Pick<Sources, 'facts'>,
  { tenant, today }: Pick<TenantFacts, 'tenant' | 'today'>,
  storeId?: string,
): Promise<CategoryDay[]> {
  const of = { tenantId: tenant.id, from: addDays(today, -SEASON_DAYS), today };
  return sources.facts.categoryDays({ ...of, ...(storeId !== undefined && { storeId }) });
}

type Items = Awaited<ReturnType<Sources['counts']['items']>>;

function byStore(items: Items): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const { productId, stores } of items) {
    for (const [storeId, baskets] of stores) {
      const of = found.get(storeId) ?? new Map<string, number>();
      found.set(storeId, of.set(productId, baskets));
    }
  }
  return found;
}

async function readNetwork(
  sources: Sources,
  {
    tenant,
    today,
    known,
    baskets,
  }: Pick<TenantFacts, 'tenant' | 'today' | 'baskets'> & {
    readonly known: ReadonlyMap<string, KnownDays>;
  },
  items: Items,
): Promise<NetworkContext | undefined> {
  const counted = countedInStores(items);
  if (![...counted.values()].some(isOfNetwork)) return undefined;
  const compared = await sources.facts.compared(tenant.id, comparedStores(known), spansBefore(today));
  const sold = new Map(compared.map(({ productId, ...of }): [string, ComparedInStores] => [productId, of]));
  return {
    of: new Map([...counted].map(([id, of]) => [id, { ...of, sold: sold.get(id) }])),
    overall: overallChange(sold.values()),
    baskets: sumOf([...baskets.values()]),
  };
}

/** Of each product: baskets, and how many stores have any. One that sold it in wholesale orders alone tells nothing. */
export function countedInStores(items: Items): Map<string, { baskets: number; stores: number }> {
  return new Map(
    items.map(({ productId, stores }) => {
      const counts = stores.flatMap(([, count]) => (count > 0 ? [count] : []));
      return [productId, { baskets: sumOf(counts), stores: counts.length }];
    }),
  );
}

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
