import {
  type BandState,
  type Bundle,
  bandOfTonight,
  bandsOf,
  comparedIn,
  type Known,
  LEAST_BASKETS,
  type ListHead,
  type ListName,
  marketChanges,
  missingOf,
  overallChange,
  promoteList,
  type Seasons,
  type StoredMargin,
  type StoredPromote,
  withStock,
} from '@vitrine/recommend';
import type { LowByStore } from './low-by-store.js';
import type { StoreFacts } from './read-store.js';
import type { TenantFacts } from './read-tenant.js';

/** One list of a store, before it is written: its items in order. */
export interface NewList {
  readonly list: ListName;
  readonly head: ListHead;
  readonly items: readonly { readonly productId: string; readonly category: string; readonly item: unknown }[];
}

interface Parts {
  readonly facts: TenantFacts;
  readonly store: StoreFacts;
  readonly seasons: Seasons;
  readonly bandsBefore: ReadonlyMap<string, BandState>;
  /** Absent where stores are not compared. */
  readonly low: LowByStore | undefined;
  readonly bundles: readonly Bundle[];
}

/** The four lists of a store, of what was read for it. */
export function listsOfStore(parts: Parts): NewList[] {
  const bands = bandsTonight(parts);
  const known = knownOf(parts, bands.size > 0);
  const head = (name: ListName): ListHead => ({
    learnedFrom: parts.facts.network ? 'network' : known.baskets >= LEAST_BASKETS ? 'store' : 'none',
    baskets: known.baskets,
    missing: missingOf[name](known),
  });
  return [
    { list: 'promote', head: head('promote'), items: promoteItems(parts, bands) },
    {
      list: 'margins',
      head: { ...head('margins'), salesByBandE4: salesByBand(parts, bands) },
      items: marginItems(parts, bands),
    },
    { list: 'low', head: { ...head('low'), ...spanOf(parts) }, items: lowItemsOf(parts) },
    { list: 'bundles', head: head('bundles'), items: bundleItems(parts) },
  ];
}

function spanOf({ low, store }: Parts): Pick<ListHead, 'from' | 'to'> {
  const { from, to } = low?.get(store.storeId) ?? {};
  return from && to ? { from, to } : {};
}

function bandsTonight({ store, bandsBefore }: Parts): Map<string, BandState> {
  const now = bandsOf(store.products);
  return new Map([...now].map(([id, band]) => [id, bandOfTonight(bandsBefore.get(id), band, store.today)]));
}

function knownOf({ facts, store, seasons }: Parts, hasCosts: boolean): Known {
  return {
    ...{ baskets: store.baskets, days: store.known, hasCosts },
    hasMarket: marketChanges(facts.market, store.today).length > 0,
    hasStock: store.stockE3.size > 0,
    unknownDates: seasons.unknown.length,
    stores: facts.baskets.size,
    ofNetwork: facts.tenant.recommendFrom === 'network',
  };
}

function promoteItems({ facts, store, seasons }: Parts, bands: ReadonlyMap<string, BandState>): NewList['items'] {
  const { known, baskets, products, today } = store;
  const sold = products.flatMap(({ sales }) => (sales && comparedIn(sales, known)) ?? []);
  const context = {
    ...{ today, known, baskets, network: facts.network, seasons: seasons.found },
    overall: overallChange(sold),
    market: marketChanges(facts.market, today),
    highBand: new Set([...bands].flatMap(([id, { band }]) => (band === 'high' ? [id] : []))),
  };
  const listed = new Map(products.map((product) => [product.productId, product]));
  return promoteList(products, context).map(({ productId, claims }) => {
    const { category = '', baskets: withIt = 0 } = listed.get(productId) ?? {};
    const share = baskets >= LEAST_BASKETS ? withIt / baskets : undefined;
    return { productId, category, item: { claims, share } satisfies StoredPromote };
  });
}

const BAND_ORDER = { high: 0, middle: 1, normal: 2 } as const;

/** The highest band first, then what sells most: never by margin. */
function marginItems({ store }: Parts, bands: ReadonlyMap<string, BandState>): NewList['items'] {
  const rows = store.products.flatMap(({ productId, category, sales }) => {
    const state = bands.get(productId);
    const { monthUnitsE3: unitsE3 = 0, monthSalesE4 = 0 } = sales ?? {};
    return state ? [{ productId, category, monthSalesE4, item: { ...state, unitsE3 } satisfies StoredMargin }] : [];
  });
  rows.sort(
    (one, other) =>
      BAND_ORDER[one.item.band] - BAND_ORDER[other.item.band] ||
      other.monthSalesE4 - one.monthSalesE4 ||
      (one.productId < other.productId ? -1 : 1),
  );
  return rows.map(({ productId, category, item }) => ({ productId, category, item }));
}

/** What came back more than it was sold brings no share. */
function salesByBand({ store }: Parts, bands: ReadonlyMap<string, BandState>): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const { productId, sales } of store.products) {
    const band = bands.get(productId)?.band ?? 'unknown';
    sums[band] = (sums[band] ?? 0) + Math.max(0, sales?.monthSalesE4 ?? 0);
  }
  return sums;
}

const MOST_LOW = 200;

function lowItemsOf({ low, store }: Parts): NewList['items'] {
  const { items = [] } = low?.get(store.storeId) ?? {};
  return items.slice(0, MOST_LOW).map((item) => ({
    ...{ productId: item.productId, category: item.category },
    item: withStock(item, store.stockE3.get(item.productId)),
  }));
}

function bundleItems({ bundles }: Parts): NewList['items'] {
  return bundles.map((bundle) => ({ productId: bundle.productIds[0] ?? '', category: '', item: bundle }));
}
