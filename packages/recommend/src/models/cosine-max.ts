import type { BasketCounts } from '../baskets/counts.js';
import { type Model, priorOf } from './model.js';

/**
 * The live model: it reads the counts as they are and needs no fit. A companion scores by the product of the basket that it goes with best:
 * s_j = max over i of c_ij / √(n_i n_j). Sarwar, Karypis, Konstan, Riedl: "Item-based collaborative filtering recommendation algorithms"
 * (WWW 2001) has the cosine of items. The maximum in place of the sum is ours: in large baskets, a sum drowns the one good reason.
 * @param leastTogether pairs of fewer baskets are chance, and say nothing
 */
export function cosineMax(counts: BasketCounts, leastTogether = 0): Model {
  const roots = counts.itemBaskets.map(Math.sqrt);
  return {
    name: 'cosine-max',
    prior: priorOf(new Float64Array(counts.productIds.length)),
    score: (basket, scores) => {
      for (const code of basket) {
        const { partners, baskets } = counts.rowOf(code);
        for (let at = 0; at < partners.length; at++) {
          const partner = partners[at] as number;
          if ((baskets[at] as number) < leastTogether) continue;
          const size = (roots[code] as number) * (roots[partner] as number);
          if (size > 0) scores.raise(partner, (baskets[at] as number) / size);
        }
      }
    },
  };
}
