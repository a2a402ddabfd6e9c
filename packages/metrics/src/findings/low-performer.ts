import { formatDecimal, roundHalfEven } from '@vitrine/domain';
import { medianOf, spreadOf } from './robust.js';
import {
  type CategoryWeeks,
  categoriesOf,
  categoryKey,
  type ProductShares,
  type ProductWeek,
  SHARE_PLACES,
} from './weekly-shares.js';

/** A product that sells less of its category than the store's peers sell of it. Shares as 0.12 for 12 %. */
export interface LowPerformer {
  readonly store: string;
  readonly product: string;
  readonly category: string;
  readonly share: number;
  /** Of the peers together. Whoever sees only one of the stores is told `difference` at most. */
  readonly peersShare: number;
  /** share − peersShare: below zero. */
  readonly difference: number;
  /** What the share moves from week to week in this store. */
  readonly noise: number;
  /** difference ÷ noise, to two places. */
  readonly score: number;
  /** Weeks that it was judged by. */
  readonly weeks: number;
  /** What the peers' share of the category would have brought beyond what the store sold, in ten-thousandths; above zero. */
  readonly moneyMissingE4: bigint;
}

/**
 * Why a product was not judged.
 * - too_little_history: the store sold of the category in too few weeks.
 * - only_of_category: the store sells no other product of it; the share is always 1.
 * - new_product: it began to sell in this store too few weeks ago.
 * - returns_exceed_sales: more came back than was sold, on the whole or in too many weeks.
 * - weeks_without_sale: too many weeks without any; it may have been out of stock.
 * - no_peers: too few other stores have sold it in enough of the same weeks.
 */
export type NotJudged =
  | 'too_little_history'
  | 'only_of_category'
  | 'new_product'
  | 'returns_exceed_sales'
  | 'weeks_without_sale'
  | 'no_peers';

export interface UnjudgedProduct {
  readonly store: string;
  readonly product: string;
  readonly category: string;
  readonly reason: NotJudged;
}

export interface LowPerformers {
  /** Most money missing first. */
  readonly low: readonly LowPerformer[];
  readonly unjudged: readonly UnjudgedProduct[];
}

export interface LowPerformerQuestion {
  /** The stores that a store is held against. Absent: all others of the rows. */
  readonly peersOf?: (store: string) => readonly string[];
  /** At how many times the noise a product is low: 3. */
  readonly leastScore?: number;
}

/** 28 days. */
const LEAST_WEEKS = 4;
/** The median of fewer would be the figure of a store that can be guessed. */
const LEAST_PEERS = 3;
const LEAST_SCORE = 3;
/** A share that never moves has no noise, and any difference would be infinitely large: a twentieth of the peers' share at least. */
const LEAST_NOISE = 20n;
const SCORE_PLACES = 2;
const ONE = 10n ** BigInt(SHARE_PLACES);

/**
 * The products that sell markedly less in a store than its peers let expect, by a robust z-score of shares.
 *
 * In a store s, let x(w) = net sales of the product ÷ net sales of its category in week w, over the weeks with sales of the category since
 * the product's first there: 0 where none of it was sold, at least 4 above 0. Let m(s) = median of x(w), t(s) the same quotient of the sums
 * over these weeks. Then
 * - share = m(s), peersShare = median over the peers p of m(p), taken over the same weeks, at least 4 of them and at least 3 peers
 * - difference = share − peersShare
 * - noise = max(1.4826 × median |x(w) − m(s)|, peersShare ÷ 20)
 * - score = difference ÷ noise; low where it is −3 or less, and moneyMissing above 0
 * - moneyMissing = min(−difference, median of t(p) − t(s)) × net sales of the category in the store over these weeks
 *
 * Weeks without a sale count: leaving them out would measure each store by its own good weeks, and the peers by those that happen to have
 * as many. What a few good weeks make up for is not missing: so the sums must agree with the medians.
 *
 * A share does not move with the size of a store, a good week of all of it, or a good season of the category. Peers enter by one median
 * each: no single store decides. Medians and MAD: Leys et al. 2013, doi:10.1016/j.jesp.2013.03.013.
 * What cannot be judged is told with its reason, and is never low.
 */
export function findLowPerformers(rows: readonly ProductWeek[], question: LowPerformerQuestion = {}): LowPerformers {
  const categories = categoriesOf(rows);
  const peers = (of: CategoryWeeks) => peersOf(of, categories, question);
  const judgements = [...categories.values()].flatMap((of) => {
    const others = peers(of);
    return [...of.products].map(([product, sold]) => judge({ product, sold, of }, others));
  });
  const leastScore = question.leastScore ?? LEAST_SCORE;
  return {
    low: judgements
      .flatMap((one) => ('score' in one && one.score <= -leastScore && one.moneyMissingE4 > 0n ? [one] : []))
      .sort((a, b) => Number(a.moneyMissingE4 < b.moneyMissingE4) - Number(a.moneyMissingE4 > b.moneyMissingE4)),
    unjudged: judgements.flatMap((one) => ('reason' in one ? [one] : [])),
  };
}

function peersOf(
  { store, category }: CategoryWeeks,
  categories: ReadonlyMap<string, CategoryWeeks>,
  question: LowPerformerQuestion,
): CategoryWeeks[] {
  if (!question.peersOf) {
    return [...categories.values()].filter((other) => other.category === category && other.store !== store);
  }
  const peers = new Set(question.peersOf(store).filter((peer) => peer !== store));
  return [...peers].flatMap((peer) => categories.get(categoryKey(peer, category)) ?? []);
}

interface Judged {
  readonly product: string;
  readonly sold: ProductShares;
  readonly of: CategoryWeeks;
}

function judge({ product, sold, of }: Judged, peers: readonly CategoryWeeks[]): LowPerformer | UnjudgedProduct {
  const named = { store: of.store, product, category: of.category };
  const reason = reasonAgainst(sold, of);
  if (reason) return { ...named, reason };
  const weeks = weeksSinceFirst(sold, of);
  const others = peers.flatMap((peer) =>
    peer.products.get(product)?.shares.size ? [inWeeks(product, peer, weeks)] : [],
  );
  const long = others.filter(({ shares }) => isLong(shares));
  if (long.length < LEAST_PEERS) return { ...named, reason: 'no_peers' };
  return { ...named, ...measure(inWeeks(product, of, weeks), long) };
}

/** What a store sold of a product in some weeks: its shares of the category by week, and both sums. */
interface SoldInWeeks {
  readonly shares: readonly bigint[];
  readonly total: bigint;
  readonly categoryE4: bigint;
}

/** Of these weeks, those in which the store sold of the category since its first sale of the product. */
function inWeeks(product: string, of: CategoryWeeks, weeks: readonly string[]): SoldInWeeks {
  const sold = of.products.get(product) as ProductShares;
  const known = new Set(weeksSinceFirst(sold, of));
  const those = weeks.filter((week) => known.has(week));
  const categoryE4 = sumIn(of.netSalesE4, those);
  return {
    shares: those.map((week) => sold.shares.get(week) ?? 0n),
    total: categoryE4 > 0n ? roundHalfEven(sumIn(sold.netSalesE4, those) * ONE, categoryE4) : 0n,
    categoryE4,
  };
}

function weeksSinceFirst({ shares }: ProductShares, { tradingWeeks }: CategoryWeeks): string[] {
  const [first] = shares.keys();
  return first === undefined ? [] : tradingWeeks.filter((week) => week >= first);
}

const sumIn = (weekly: ReadonlyMap<string, bigint>, weeks: readonly string[]): bigint =>
  weeks.reduce((sum, week) => sum + (weekly.get(week) ?? 0n), 0n);

const isLong = ({ length }: readonly unknown[]): boolean => length >= LEAST_WEEKS;

function reasonAgainst({ netSalesE4, shares }: ProductShares, of: CategoryWeeks): NotJudged | undefined {
  if (!isLong(of.tradingWeeks)) return 'too_little_history';
  if (sellingProducts(of) <= 1) return 'only_of_category';
  const amounts = [...netSalesE4];
  if (amounts.reduce((sum, [, amount]) => sum + amount, 0n) < 0n) return 'returns_exceed_sales';
  const first = amounts.flatMap(([week, amount]) => (amount > 0n ? [week] : [])).sort()[0];
  if (first !== undefined && !isLong(of.tradingWeeks.filter((week) => week >= first))) return 'new_product';
  if (shares.size >= LEAST_WEEKS) return undefined;
  const returned = of.tradingWeeks.filter((week) => (netSalesE4.get(week) ?? 0n) < 0n).length;
  return shares.size + returned >= LEAST_WEEKS ? 'returns_exceed_sales' : 'weeks_without_sale';
}

const sellingProducts = ({ products }: CategoryWeeks): number =>
  [...products.values()].filter(({ shares }) => shares.size > 0).length;

function measure({ shares, total, categoryE4 }: SoldInWeeks, peers: readonly SoldInWeeks[]) {
  const share = medianOf(shares);
  const peersShare = medianOf(peers.map((peer) => medianOf(peer.shares)));
  const difference = share - peersShare;
  const noise = [spreadOf(shares), peersShare / LEAST_NOISE, 1n].reduce((a, b) => (a > b ? a : b));
  const score = roundHalfEven(difference * 10n ** BigInt(SCORE_PLACES), noise);
  const ofTotals = medianOf(peers.map((peer) => peer.total)) - total;
  const missing = -difference < ofTotals ? -difference : ofTotals;
  return {
    share: numberOf(share),
    peersShare: numberOf(peersShare),
    difference: numberOf(difference),
    noise: numberOf(noise),
    score: Number(formatDecimal(score, SCORE_PLACES)),
    weeks: shares.length,
    moneyMissingE4: roundHalfEven(missing * categoryE4, ONE),
  };
}

const numberOf = (share: bigint): number => Number(formatDecimal(share, SHARE_PLACES));
