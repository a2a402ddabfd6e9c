import type { ListedProduct } from '../facts/facts.js';
import { unitMarginE4 } from '../margins/bands.js';
import { type Completion, type Expected, extraUnits } from './expected-extra.js';

/** Two or three products that are bought together, with the counts of one store's part in it. */
export interface BundleCounts {
  readonly productIds: readonly string[];
  /** Baskets with all of them, of those that one learns from. */
  readonly together: number;
  /** In one of so many parts of the baskets `together` was counted; absent: in all. */
  readonly parts?: number;
  /** One for each product, in the same order. */
  readonly completions: readonly Completion[];
}

export interface Bundle {
  readonly productIds: readonly string[];
  readonly together: number;
  /** Units of each product more, in the same order. */
  readonly extra: readonly Expected[];
  /** It is among the best by margin alone. Whoever is told no margins is not told of it: which ones are there would tell. */
  readonly keptFor?: 'margin' | undefined;
}

/** Money of ten-thousandths. */
export interface ExpectedMoney {
  readonly valueE4: number;
  readonly lowE4: number;
  readonly highE4: number;
}

/** Rarer ones, as they were counted, bring nothing that a campaign is worth. */
const LEAST_TOGETHER = 10;
const LEAST_EXTRA = 0.5;

/** What each bundle brings, of those that pull at all. Nothing that would be sold at a loss, or is out of stock, is in a bundle. */
export function bundlesOf(
  counts: readonly BundleCounts[],
  baskets: number,
  productOf: (productId: string) => ListedProduct | undefined,
): Bundle[] {
  return counts.flatMap(({ productIds, together, parts = 1, completions }) => {
    if (together / parts < LEAST_TOGETHER || !productIds.every((id) => isOffered(productOf(id)))) return [];
    const extra = completions.map((completion) => extraUnits(completion, together, baskets, parts));
    return sumOf(extra, () => 1).value >= LEAST_EXTRA ? [{ productIds, together, extra }] : [];
  });
}

function isOffered(product: ListedProduct | undefined): boolean {
  if (product === undefined) return false;
  const { priceE4, costE4, stockE3 } = product;
  const isLoss = priceE4 !== undefined && costE4 !== undefined && priceE4 < costE4;
  return !isLoss && !(stockE3 !== undefined && stockE3 <= 0);
}

/** Units of all its products together. */
export const extraOfBundle = ({ extra }: Pick<Bundle, 'extra'>): Expected => sumOf(extra, () => 1);

/**
 * What the units bring, at so much each. Undefined where one of them is not known.
 * @param eachE4 price or margin of a unit, by place
 */
export function moneyOf(
  { productIds, extra }: Pick<Bundle, 'productIds' | 'extra'>,
  eachE4: (productId: string) => number | undefined,
): ExpectedMoney | undefined {
  const each = productIds.map(eachE4);
  if (each.some((amount) => amount === undefined)) return undefined;
  const { value, low, high } = sumOf(extra, (at) => each[at] as number);
  return { valueE4: Math.round(value), lowE4: Math.round(low), highE4: Math.round(high) };
}

function sumOf(extra: readonly Expected[], times: (at: number) => number): Expected {
  const sum = (of: (one: Expected) => number) => extra.reduce((total, one, at) => total + of(one) * times(at), 0);
  return { value: sum(({ value }) => value), low: sum(({ low }) => low), high: sum(({ high }) => high) };
}

/** The best by sales, and behind them those that only margins make the best, where costs are known. @param most of either */
export function keptBundles(
  bundles: readonly Bundle[],
  productOf: (productId: string) => ListedProduct | undefined,
  most: number,
): Bundle[] {
  const marginOf = (id: string) => {
    const { priceE4, costE4 } = productOf(id) ?? {};
    return unitMarginE4({ priceE4, costE4 });
  };
  const bySales = rankedBundles(bundles, (id) => productOf(id)?.priceE4, most);
  const isKept = new Set(bySales);
  const withMargin = bundles.filter((bundle) => moneyOf(bundle, marginOf) !== undefined);
  const byMargin = rankedBundles(withMargin, marginOf, most).filter((bundle) => !isKept.has(bundle));
  return [...bySales, ...byMargin.map((bundle): Bundle => ({ ...bundle, keptFor: 'margin' }))];
}

/** The best first. */
export function rankedBundles<Of extends Pick<Bundle, 'productIds' | 'extra'>>(
  bundles: readonly Of[],
  eachE4: (productId: string) => number | undefined,
  most: number,
): Of[] {
  return bundles
    .map((bundle) => ({ bundle, worth: moneyOf(bundle, eachE4)?.valueE4 ?? 0, key: bundle.productIds.join('\n') }))
    .sort((one, other) => other.worth - one.worth || (one.key < other.key ? -1 : 1))
    .slice(0, most)
    .map(({ bundle }) => bundle);
}
