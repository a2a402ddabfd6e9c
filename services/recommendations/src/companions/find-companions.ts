import type { CompanionsFound } from '@vitrine/contracts';
import { isReason, LEAST_TOGETHER, type PairClaim, pairClaim } from '@vitrine/recommend';
import type { BasketIndex } from '../index/basket-index.js';
import { clampedCounts } from './clamped-counts.js';

interface Asked {
  readonly index: BasketIndex;
  readonly storeId: string;
  /** Codes of the basket that something may be learned of. */
  readonly basket: readonly number[];
  /** Products that are in the basket already. */
  readonly productIds: readonly string[];
  readonly limit: number;
  /** Told in any case, and never. */
  readonly also: readonly string[];
  readonly without: readonly string[];
  /** Whether the figures of a product may be told. */
  readonly mayTell: (code: number) => boolean;
}

/** How a product goes with a basket: the product of the basket that it goes with best, and what is claimed of the two. */
interface Pair {
  readonly withCode: number;
  readonly claim: PairClaim;
  /** Together more often than by chance. */
  readonly isReason: boolean;
  readonly cosine: number;
}

type Companion = CompanionsFound['companions'][number];

/**
 * The best companions of a basket, in the order of the model that was chosen for the tenant, among those that the store sells. Each says why:
 * bought together more often than by chance, or, where the baskets do not say so, how many baskets have it.
 */
export function findCompanions({
  index,
  storeId,
  basket,
  productIds,
  limit,
  mayTell,
  also,
  without,
}: Asked): Companion[] {
  const { counts, ranking } = index;
  const taken = new Set([...productIds, ...without]);
  const mayOffer = (code: number) =>
    mayTell(code) && index.sells(storeId, code) && !taken.has(counts.productIds[code] as string);
  const told = ({ code, score }: { code: number; score: number }) =>
    companionOf(index, code, score, bestPair(index, basket, code));
  const best = ranking.finder.find(basket, limit, mayOffer);
  const found = new Set(best.map(({ code }) => code));
  const asked = also.flatMap((productId) => counts.codeOf(productId) ?? []);
  const others = asked.filter((code) => !found.has(code) && mayTell(code));
  return [...best, ...ranking.finder.findAmong(basket, others.length, others)].map(told);
}

function bestPair({ counts }: BasketIndex, basket: readonly number[], code: number): Pair | undefined {
  const pairs = basket.flatMap((withCode) => pairWith(counts, withCode, code) ?? []);
  return pairs.reduce<Pair | undefined>((best, pair) => (best && !isBetter(pair, best) ? best : pair), undefined);
}

function isBetter(pair: Pair, best: Pair): boolean {
  return pair.isReason === best.isReason ? pair.cosine > best.cosine : pair.isReason;
}

function pairWith(counts: BasketIndex['counts'], withCode: number, code: number): Pair | undefined {
  const claimed = clampedCounts(counts, withCode, code, togetherIn(counts, withCode, code));
  const claim = pairClaim(claimed);
  if (!claim) return undefined;
  const cosine = claimed.together / Math.sqrt(claimed.withFirst * claimed.withSecond);
  return { withCode, claim, isReason: isReason(claim), cosine };
}

/** Rows are ordered by code. */
function togetherIn(counts: BasketIndex['counts'], withCode: number, code: number): number {
  const { partners, baskets } = counts.rowOf(withCode);
  let [low, high] = [0, partners.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((partners[middle] as number) < code) low = middle + 1;
    else high = middle;
  }
  return partners[low] === code ? (baskets[low] as number) : 0;
}

function companionOf({ counts }: BasketIndex, code: number, score: number, pair: Pair | undefined): Companion {
  const basketsOfCompanion = Math.min(counts.itemBaskets[code] as number, counts.baskets);
  return {
    productId: counts.productIds[code] as string,
    basketsOfCompanion,
    usual: counts.baskets > 0 ? basketsOfCompanion / counts.baskets : 0,
    ...(pair && pairOf(counts, pair)),
    score,
    reasonCodes: [codeOf(pair)],
  };
}

function pairOf(counts: BasketIndex['counts'], { withCode, claim }: Pair) {
  return {
    withProductId: counts.productIds[withCode] as string,
    basketsTogether: claim.counts.together,
    basketsWith: claim.counts.withFirst,
    support: claim.support,
    confidence: claim.confidence,
    lift: { value: claim.lift, ...claim.liftInterval },
  };
}

function codeOf(pair: Pair | undefined): Companion['reasonCodes'][number] {
  if (!pair?.isReason) return 'sellsWell';
  return pair.claim.counts.together >= LEAST_TOGETHER ? 'boughtTogether' : 'seenTogether';
}
