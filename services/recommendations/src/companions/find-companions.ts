import type { CompanionsFound } from '@vitrine/contracts';
import { pairClaim } from '@vitrine/recommend';
import type { BasketIndex } from '../index/basket-index.js';
import { FEWEST_TOGETHER } from '../index/read-index.js';

interface Asked {
  readonly index: BasketIndex;
  readonly storeId: string;
  /** Codes of the basket that something may be learned of. */
  readonly basket: readonly number[];
  /** Products that are in the basket already. */
  readonly productIds: readonly string[];
  readonly limit: number;
}

/** Why a product goes with a basket: the product of the basket that it goes with best, and in how many baskets both were. */
interface Reason {
  readonly withCode: number;
  readonly together: number;
  readonly cosine: number;
}

type Companion = CompanionsFound['companions'][number];

/**
 * The best companions of a basket, as the live model orders them: of those that the store sells and that a reason can be given for, which is
 * that they were bought together more often than by chance, in baskets enough to say so.
 */
export function findCompanions({ index, storeId, basket, productIds, limit }: Asked): Companion[] {
  const reasons = reasonsOf(index, basket);
  const taken = new Set(productIds);
  const isOpen = (code: number) =>
    reasons.has(code) && index.sells(storeId, code) && !taken.has(index.counts.productIds[code] as string);
  return index.finder
    .find(basket, limit, isOpen)
    .flatMap(({ code, score }) => companionOf(index, code, score, reasons.get(code)) ?? []);
}

function reasonsOf({ counts }: BasketIndex, basket: readonly number[]): Map<number, Reason> {
  const reasons = new Map<number, Reason>();
  for (const withCode of basket) {
    const { partners, baskets } = counts.rowOf(withCode);
    const withBaskets = counts.itemBaskets[withCode] as number;
    for (let at = 0; at < partners.length; at++) {
      const [code, together] = [partners[at] as number, baskets[at] as number];
      const product = withBaskets * (counts.itemBaskets[code] as number);
      if (together < FEWEST_TOGETHER || together * counts.baskets <= product) continue;
      const cosine = together / Math.sqrt(product);
      if (cosine > (reasons.get(code)?.cosine ?? 0)) reasons.set(code, { withCode, together, cosine });
    }
  }
  return reasons;
}

function companionOf(
  { counts }: BasketIndex,
  code: number,
  score: number,
  reason: Reason | undefined,
): Companion | undefined {
  if (!reason) return undefined;
  const withFirst = counts.itemBaskets[reason.withCode] as number;
  const withSecond = counts.itemBaskets[code] as number;
  const claim = pairClaim({ baskets: counts.baskets, withFirst, withSecond, together: reason.together });
  return (
    claim && {
      productId: counts.productIds[code] as string,
      withProductId: counts.productIds[reason.withCode] as string,
      basketsTogether: reason.together,
      basketsWith: withFirst,
      basketsOfCompanion: withSecond,
      support: claim.support,
      confidence: claim.confidence,
      usual: claim.usual,
      lift: { value: claim.lift, ...claim.liftInterval },
      score,
      reasonCodes: ['boughtTogether'],
    }
  );
}
