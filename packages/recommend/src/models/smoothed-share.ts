import type { BasketCounts } from '../baskets/counts.js';
import { sharesOf } from './best-sellers.js';
import { type Model, priorOf } from './model.js';

export interface SmoothedShareOptions {
  /** In baskets: as many as the share of all baskets counts beside those with the product. */
  readonly strength: number;
  /** Pairs of fewer baskets say nothing. */
  readonly leastTogether: number;
}

/**
 * For few baskets: the share of baskets with a product of the basket that have the companion too, drawn towards the share of all baskets,
 * s_j = max(p_j, max over i of (c_ij + k p_j) / (n_i + k)). Without baskets it is best-sellers, with many the confidence. MacKay, Peto: "A
 * hierarchical Dirichlet language model" (Natural Language Engineering 1995) draws shares of few counts so; the maximum over the basket is ours.
 */
export function smoothedShare(counts: BasketCounts, { strength, leastTogether }: SmoothedShareOptions): Model {
  const { itemBaskets } = counts;
  const shares = sharesOf(counts);
  return {
    name: `smoothed share ${strength}`,
    prior: priorOf(shares),
    score: (basket, scores) => {
      for (const code of basket) {
        const { partners, baskets } = counts.rowOf(code);
        const withIt = itemBaskets[code] as number;
        for (let at = 0; at < partners.length; at++) {
          const together = baskets[at] as number;
          if (together < leastTogether) continue;
          const partner = partners[at] as number;
          const usual = shares[partner] as number;
          scores.raise(partner, Math.max(0, (together + strength * usual) / (withIt + strength) - usual));
        }
      }
    },
  };
}
