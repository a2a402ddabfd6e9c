import type { CompanionsFound } from '@vitrine/contracts';
import { isReason, LEAST_TOGETHER, type PairClaim, pairClaim } from '@vitrine/recommend';
import type { BasketIndex } from '../index/basket-index.js';

interface Asked {
  readonly index: BasketIndex;
  readonly storeId: string;
  /** Codes of the basket that something may be learned of. */
  readonly basket: readonly number[];
  /** Products that are in the basket already. */
  readonly productIds: readonly string[];
  readonly limit: number;
  /** Whether the figures of a product may be told. */
  readonly mayTell: (code: number) => boolean;
}

/** Why a product goes with a basket: the product of the basket that it goes with best, and what is claimed of the two. */
interface Reason {
  readonly withCode: number;
  readonly claim: PairClaim;
  readonly cosine: number;
}

type Companion = CompanionsFound['companions'][number];

/**
 * The best companions of a basket, as the live model orders them: of those that the store sells and that a reason can be given for, which is
 * that they were bought together more often than by chance, in baskets enough to say so.
 */
export function findCompanions({ index, storeId, basket, productIds, limit, mayTell }: Asked): Companion[] {
  const taken = new Set(productIds);
  const mayOffer = (code: number) =>
    mayTell(code) && index.sells(storeId, code) && !taken.has(index.counts.productIds[code] as string);
  const reasons = reasonsOf(index, basket, mayOffer);
  return index.finder
    .findAmong(basket, limit, reasons.keys())
    .map(({ code, score }) => companionOf(index, code, score, reasons.get(code) as Reason));
}

function reasonsOf(
  { counts }: BasketIndex,
  basket: readonly number[],
  mayOffer: (code: number) => boolean,
): Map<number, Reason> {
  const reasons = new Map<number, Reason>();
  for (const withCode of basket) {
    const { partners, baskets } = counts.rowOf(withCode);
    for (let at = 0; at < partners.length; at++) {
      const code = partners[at] as number;
      const reason = reasonOf(counts, withCode, code, baskets[at] as number);
      if (reason && reason.cosine > (reasons.get(code)?.cosine ?? 0) && mayOffer(code)) reasons.set(code, reason);
    }
  }
  return reasons;
}

/** Counts that change while they are read may disagree by a basket: then the smaller one holds. */
function reasonOf(counts: BasketIndex['counts'], withCode: number, code: number, counted: number): Reason | undefined {
  const withFirst = Math.min(counts.itemBaskets[withCode] as number, counts.baskets);
  const withSecond = Math.min(counts.itemBaskets[code] as number, counts.baskets);
  const together = Math.min(counted, withFirst, withSecond);
  if (together < LEAST_TOGETHER) return undefined;
  const claim = pairClaim({ baskets: counts.baskets, withFirst, withSecond, together });
  return claim && isReason(claim)
    ? { withCode, claim, cosine: together / Math.sqrt(withFirst * withSecond) }
    : undefined;
}

function companionOf({ counts }: BasketIndex, code: number, score: number, { withCode, claim }: Reason): Companion {
  return {
    productId: counts.productIds[code] as string,
    withProductId: counts.productIds[withCode] as string,
    basketsTogether: claim.counts.together,
    basketsWith: claim.counts.withFirst,
    basketsOfCompanion: claim.counts.withSecond,
    support: claim.support,
    confidence: claim.confidence,
    usual: claim.usual,
    lift: { value: claim.lift, ...claim.liftInterval },
    score,
    reasonCodes: ['boughtTogether'],
  };
}
