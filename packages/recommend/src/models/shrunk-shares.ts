import type { BasketCounts } from '../baskets/counts.js';

/**
 * By code: how likely a basket holds the product, where few baskets were counted. Shares are drawn towards their mean by the part of their
 * spread that chance alone makes: B = max(0, var − mean) / var of the counts, as counts that are all chance are Poisson. Morris: "Parametric
 * empirical Bayes inference" (JASA 1983). The order is that of best-sellers.
 */
export function shrunkShares({ baskets, itemBaskets }: BasketCounts): Float64Array {
  const mean = meanOf(itemBaskets);
  const variance = meanOf(itemBaskets.map((count) => (count - mean) ** 2));
  const kept = variance > 0 ? Math.max(0, variance - mean) / variance : 0;
  return itemBaskets.map((count) => (baskets > 0 ? (mean + kept * (count - mean)) / baskets : 0));
}

function meanOf(figures: Float64Array): number {
  return figures.reduce((sum, one) => sum + one, 0) / Math.max(1, figures.length);
}
