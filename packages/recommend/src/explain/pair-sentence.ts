import { type Locale, speaker } from '@vitrine/messages';
import { pairTexts } from '../messages/pair.js';
import { isReason, type PairClaim } from './pair-claim.js';

/** The names that a person knows the two products by. */
export interface PairNames {
  readonly first: string;
  readonly second: string;
}

/** Figures of a sentence, rounded: of `base` tickets with the first product, `count` have the second; `usual` of any `base` tickets do. */
export interface PairShares {
  readonly base: number;
  readonly count: number;
  readonly usual: number;
  /** There were no more than `base` tickets, so `count` is what was counted. */
  readonly isExact: boolean;
}

/** Whole counts of the same baskets. */
export interface SoldShare {
  readonly baskets: number;
  readonly withProduct: number;
}

const PER_HUNDRED = 100;
const FINEST = 1e9;

/**
 * The claim as a seller can say it: "De cada 100 cupons com camisa, 18 têm cinto; o normal é 6." It says no figure that the claim does not hold.
 * Of fewer than 100 tickets it names what was counted.
 */
export function pairSentence(claim: PairClaim, { first, second }: PairNames, locale: Locale): string {
  const say = speaker([pairTexts], locale, { show: (value) => shown(value, locale) });
  const { base, count, usual, isExact } = sharesOf(claim);
  const isAlike = count === usual;
  const key = isExact ? (isAlike ? 'fewAlike' : 'fewDiffer') : isAlike ? 'alike' : 'differs';
  return say(key, { base, count, first, second, usual: usual > 0 ? usual : say('fewerThanOne') });
}

/** Of a product that a manager chose, and nobody has bought often enough to say more. */
export function pinSentence(second: string, locale: Locale): string {
  return speaker([pairTexts], locale, { show: (value) => shown(value, locale) })('pinned', { second });
}

/** How often a product is bought, as a seller can say it: "De cada 100 cupons, 12 têm cinto." Of fewer than 100 tickets it names what was counted. */
export function shareSentence(sold: SoldShare, second: string, locale: Locale): string {
  const say = speaker([pairTexts], locale, { show: (value) => shown(value, locale) });
  const { baskets, withProduct } = sold;
  if (baskets < PER_HUNDRED) return say('fewSell', { base: baskets, count: withProduct, second });
  const share = withProduct / baskets;
  let base = PER_HUNDRED;
  while (base < FINEST && withProduct > 0 && !isShown(share, base)) base *= 10;
  return say('sells', { base, count: Math.round(share * base), second });
}

/** Neither none where some have it, nor all where some lack it, nor "as usual" where it is a reason: then the base grows tenfold. */
export function sharesOf(claim: PairClaim): PairShares {
  const { confidence, usual } = claim;
  const { withFirst, together } = claim.counts;
  if (withFirst < PER_HUNDRED) {
    return { base: withFirst, count: together, usual: Math.round(usual * withFirst), isExact: true };
  }
  let base = PER_HUNDRED;
  while (base < FINEST && !isTold(claim, base)) base *= 10;
  return { base, count: Math.round(confidence * base), usual: Math.round(usual * base), isExact: false };
}

function isTold(claim: PairClaim, base: number): boolean {
  const { confidence, usual } = claim;
  const count = Math.round(confidence * base);
  const isDistinct = !isReason(claim) || count !== Math.round(usual * base);
  return isDistinct && isShown(confidence, base);
}

/** Neither none where some have it, nor all where some lack it. */
function isShown(share: number, base: number): boolean {
  return share * base >= 1 && (share === 1 || Math.round(share * base) < base);
}

function shown(value: string | number, locale: Locale): string {
  return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : value;
}
