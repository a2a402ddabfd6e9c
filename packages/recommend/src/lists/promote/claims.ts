import { networkFloor, type PromoteReason } from '@vitrine/contracts';
import type { DateText } from '@vitrine/domain';
import type { KnownDays, ListedProduct, MarketChange, NetworkProduct, SpanSales } from '../facts/facts.js';
import { MONTH_DAYS, RECENT_DAYS } from '../facts/facts.js';
import { MARKET_DAYS } from '../facts/market.js';
import { comparedIn, type Trend, trendOf } from '../facts/trend.js';
import type { Season } from '../season/season-of.js';
import { overstockOf } from './overstock.js';

type WithoutSentence<Reason> = Reason extends unknown ? Omit<Reason, 'sentence'> : never;
/** A reason without its words. */
export type PromoteClaim = WithoutSentence<PromoteReason>;

/** A reason to promote a product, and how strong it is beside others: 0 to 1. */
export interface Weighed {
  readonly claim: PromoteClaim;
  readonly strength: number;
}

/** What is known beside the product itself. */
export interface PromoteContext {
  readonly today: DateText;
  /** Of this store. */
  readonly known: KnownDays;
  readonly overall: number | undefined;
  /** Baskets of this store. */
  readonly baskets: number;
  /** Absent: this store alone is learned from. */
  readonly network?: NetworkContext | undefined;
  readonly market: readonly MarketChange[];
  readonly seasons: readonly Season[];
  /** Products whose margin is in the highest band. */
  readonly highBand: ReadonlySet<string>;
}

export interface NetworkContext {
  readonly of: ReadonlyMap<string, NetworkProduct>;
  readonly overall: number | undefined;
  readonly baskets: number;
}

/** Of fewer baskets of a store, what sells well is chance. */
export const LEAST_BASKETS = 50;
/** Of a product in fewer baskets nobody would say that it sells well. */
const LEAST_SHARE = 0.01;
const LEAST_MARKET_CHANGE = 0.03;
/** Every reason there is, the strongest first. */
export function claimsOf(product: ListedProduct, context: PromoteContext): Weighed[] {
  const found = [risingInNetwork, risingInStore, risingMarket, season, promotion, overstock, margin, sellsWell].flatMap(
    (claim) => claim(product, context) ?? [],
  );
  return found.sort((one, other) => other.strength - one.strength);
}

type Claim = (product: ListedProduct, context: PromoteContext) => Weighed | undefined;

/** In all stores, where that may be told. */
const risingInNetwork: Claim = ({ productId, sales }, { network }) => {
  const found = network && inNetwork(network, productId);
  if (!found?.trend.isRising) return undefined;
  const { trend, overall, baskets, stores } = found;
  const claim = { code: 'risingInNetwork', change: trend.change, overall } as const;
  return {
    claim: { ...claim, days: RECENT_DAYS, baskets, stores },
    strength: upTo(1, trend.change) * soldBefore(sales),
  };
};

/**
 * Beyond what the store does as a whole, beyond what all stores do with it, and beyond an index of the whole market. Where all stores rise
 * alike, that is told.
 */
const risingInStore: Claim = ({ productId, sales }, { known, overall, network, market }) => {
  if (!sales || overall === undefined) return undefined;
  const ofAll = network && inNetwork(network, productId);
  if (ofAll?.trend.isRising) return undefined;
  const whole = market.find(({ category }) => category === '');
  const tide = Math.max(overall, ofAll?.trend.change ?? overall, whole?.change ?? overall);
  const trend = trendIn(sales, known, tide);
  if (!trend?.isRising) return undefined;
  const claim = { code: 'risingInStore', change: trend.change, overall, days: RECENT_DAYS } as const;
  return {
    claim: {
      ...claim,
      ...(ofAll && { network: ofAll.trend.change }),
      ...(whole && { market: { change: whole.change, days: MARKET_DAYS } }),
    },
    strength: 0.9 * upTo(1, trend.change) * soldBefore(sales),
  };
};

/** The index of its category. What falls here is none to push for that. */
const risingMarket: Claim = ({ category, sales }, { market, known }) => {
  const found = market.find((index) => index.category !== '' && index.category === category);
  if (!found || found.change < LEAST_MARKET_CHANGE) return undefined;
  if (sales && trendIn(sales, known, 0)?.isFalling) return undefined;
  const claim = { code: 'risingInMarket', change: found.change, days: MARKET_DAYS, category } as const;
  return { claim, strength: upTo(0.9, 0.4 + found.change) * soldBefore(sales) };
};

const season: Claim = ({ category, sales }, { seasons }) => {
  const [best] = seasons.filter((one) => one.category === category).sort((one, other) => other.times - one.times);
  if (!best) return undefined;
  const { event, date, times, occasions } = best;
  return {
    claim: { code: 'season', event, date, times, occasions },
    strength: upTo(0.9, times / 2) * soldBefore(sales),
  };
};

const promotion: Claim = ({ promotion: running }) =>
  running && {
    claim: { code: 'promotion', ...running },
    strength: 0.6 + upTo(0.3, running.discountRate ?? 0),
  };

/** Only where the store's sales of a month are known: else nobody knows how long it lasts. */
const overstock: Claim = ({ stockE3, sales }, { known }) => {
  if (stockE3 === undefined || 2 * known.month < MONTH_DAYS) return undefined;
  const claim = overstockOf(stockE3, Math.max(0, sales?.monthUnitsE3 ?? 0) / known.month);
  return claim && { claim, strength: upTo(0.8, 0.4 + (claim.stockDays ?? 0) / 600) };
};

const margin: Claim = ({ productId, sales }, { highBand }) =>
  highBand.has(productId) ? { claim: { code: 'margin', band: 'high' }, strength: 0.5 * soldBefore(sales) } : undefined;

/** Of this store where it has baskets enough, else of all where that may be told. */
const sellsWell: Claim = ({ productId, baskets: withIt = 0 }, { baskets, network }) => {
  const told = (of: 'store' | 'network', count: number, all: number): Weighed | undefined =>
    count / all >= LEAST_SHARE
      ? { claim: { code: 'sellsWell', of, share: count / all, baskets: all }, strength: share(count / all) }
      : undefined;
  if (baskets >= LEAST_BASKETS) return told('store', withIt, baskets);
  const ofAll = network && mayTell(network, productId);
  return ofAll && network ? told('network', ofAll.baskets, network.baskets) : undefined;
};

/** Whether all stores may learn of it: from so many baskets with it, in so many of them. */
export const isOfNetwork = ({ baskets, stores }: Pick<NetworkProduct, 'baskets' | 'stores'>): boolean =>
  baskets >= networkFloor.baskets && stores >= networkFloor.stores;

function mayTell({ of }: NetworkContext, productId: string): NetworkProduct | undefined {
  const found = of.get(productId);
  return found && isOfNetwork(found) ? found : undefined;
}

/** Of one store. */
function trendIn(sales: SpanSales, known: KnownDays, overall: number): Trend | undefined {
  const sold = comparedIn(sales, known);
  return sold && trendOf(sold, overall);
}

/** What all stores tell of a product's course: those that can be compared, where they are enough. */
function inNetwork(network: NetworkContext, productId: string) {
  const ofAll = mayTell(network, productId);
  const { overall } = network;
  const sold = ofAll?.sold && ofAll.sold.stores >= networkFloor.stores ? ofAll.sold : undefined;
  const trend = sold && overall !== undefined ? trendOf(sold, overall) : undefined;
  return ofAll && trend && overall !== undefined ? { ...ofAll, trend, overall } : undefined;
}

const upTo = (most: number, strength: number): number => Math.min(most, Math.max(0, strength));
/** What one basket in ten has is as good as any other reason; most products are in few. */
const share = (of: number): number => upTo(0.7, 7 * of);
/** What is true of a whole category is told of what people here take of it first: all of it for a hundred units in four weeks. */
const soldBefore = (sales: ListedProduct['sales']): number =>
  0.5 + 0.25 * upTo(2, Math.log10(1 + Math.max(0, sales?.monthUnitsE3 ?? 0) / 1_000));
