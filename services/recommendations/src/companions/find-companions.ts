import type { CompanionsFound } from '@vitrine/contracts';
import type { BasketIndex } from '../index/basket-index.js';
import { FEWEST_TOGETHER } from '../index/read-index.js';
import { liftOf } from './lift.js';

interface Asked {
  readonly index: BasketIndex;
  readonly storeId: string;
  /** Codes of the basket that something may be learned of. */
  readonly basket: readonly number[];
  /** Products that are in the basket already. */
  readonly productIds: readonly string[];
  readonly limit: number;
}

interface Candidate {
  readonly code: number;
  readonly withCode: number;
  readonly together: number;
  readonly score: number;
}

type Companion = CompanionsFound['companions'][number];

/**
 * The best companions of a basket: by the greatest cosine to one of its products, c_ij / √(n_i n_j). Only what the store sells, what is
 * bought together more often than by chance, and in baskets enough to say so.
 */
export function findCompanions({ index, storeId, basket, productIds, limit }: Asked): Companion[] {
  const taken = new Set(productIds);
  const isOpen = (code: number) => index.sells(storeId, code) && !taken.has(index.counts.productIds[code] as string);
  return candidatesOf(index, basket)
    .filter(({ code }) => isOpen(code))
    .sort((one, other) => other.score - one.score || one.code - other.code)
    .slice(0, limit)
    .map((candidate) => companionOf(index, candidate));
}

function candidatesOf({ counts }: BasketIndex, basket: readonly number[]): Candidate[] {
  const best = new Map<number, Candidate>();
  for (const withCode of basket) {
    const { partners, baskets } = counts.rowOf(withCode);
    const withBaskets = counts.itemBaskets[withCode] as number;
    for (let at = 0; at < partners.length; at++) {
      const [code, together] = [partners[at] as number, baskets[at] as number];
      const partnerBaskets = counts.itemBaskets[code] as number;
      if (together < FEWEST_TOGETHER || together * counts.baskets <= withBaskets * partnerBaskets) continue;
      const score = together / Math.sqrt(withBaskets * partnerBaskets);
      const known = best.get(code);
      if (!known || score > known.score) best.set(code, { code, withCode, together, score });
    }
  }
  return [...best.values()];
}

function companionOf({ counts }: BasketIndex, { code, withCode, together, score }: Candidate): Companion {
  const [one, other] = [counts.itemBaskets[withCode] as number, counts.itemBaskets[code] as number];
  return {
    productId: counts.productIds[code] as string,
    withProductId: counts.productIds[withCode] as string,
    basketsTogether: together,
    basketsWith: one,
    basketsOfCompanion: other,
    support: together / counts.baskets,
    confidence: together / one,
    usual: other / counts.baskets,
    lift: liftOf({ baskets: counts.baskets, one, other, together }),
    score,
    reasonCodes: ['boughtTogether'],
  };
}
