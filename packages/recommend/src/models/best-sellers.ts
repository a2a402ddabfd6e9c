import type { BasketCounts } from '../baskets/counts.js';
import { type Model, priorOf } from './model.js';

/** The yardstick: what most baskets hold, whatever is in this one. Its score is the share of baskets, n_j / n. */
export function bestSellers(counts: BasketCounts): Model {
  return { name: 'best-sellers', prior: priorOf(sharesOf(counts)), score: () => undefined };
}

/** By code: the share of all baskets that hold the product; 0 where none was counted. */
export function sharesOf({ baskets, itemBaskets }: BasketCounts): Float64Array {
  return itemBaskets.map((count) => (baskets > 0 ? count / baskets : 0));
}
