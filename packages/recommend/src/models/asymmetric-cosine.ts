import type { BasketCounts } from '../baskets/counts.js';
import { type Model, priorOf } from './model.js';

export interface AsymmetricCosineOptions {
  /** ½ is the cosine; above it, what sells much is punished less; 1 is the confidence c_ij / n_i. */
  readonly alpha: number;
  /** How much the best reason counts for more than many small ones: 1 adds them up, a great power is nearly their maximum. */
  readonly locality: number;
}

/**
 * A live model too, for shops where few products dominate: it reads the counts as they are. Aiolli: "Efficient top-N recommendation for very
 * large scale binary rated datasets" (RecSys 2013): w_ij = c_ij / (n_i^α n_j^(1 − α)), and s_j = sum over the basket of w_ij^q.
 */
export function asymmetricCosine(counts: BasketCounts, { alpha, locality }: AsymmetricCosineOptions): Model {
  const { itemBaskets } = counts;
  const others = itemBaskets.map((count) => count ** (1 - alpha));
  return {
    name: `asymmetric cosine ${alpha}^${locality}`,
    prior: priorOf(new Float64Array(counts.productIds.length)),
    score: (basket, scores) => {
      for (const code of basket) {
        const { partners, baskets } = counts.rowOf(code);
        const own = (itemBaskets[code] as number) ** alpha;
        for (let at = 0; at < partners.length; at++) {
          const partner = partners[at] as number;
          const size = own * (others[partner] as number);
          if (size > 0) scores.add(partner, ((baskets[at] as number) / size) ** locality);
        }
      }
    },
  };
}
