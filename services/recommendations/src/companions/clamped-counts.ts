import type { BasketCounts, PairCounts } from '@vitrine/recommend';

/** Counts that change while they are read may disagree by a basket: then the smaller one holds. */
export function clampedCounts(counts: BasketCounts, first: number, second: number, counted: number): PairCounts {
  const withFirst = Math.min(counts.itemBaskets[first] as number, counts.baskets);
  const withSecond = Math.min(counts.itemBaskets[second] as number, counts.baskets);
  return { baskets: counts.baskets, withFirst, withSecond, together: Math.min(counted, withFirst, withSecond) };
}
