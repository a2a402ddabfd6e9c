/** How many baskets there are: all, with each of two products, and with both. */
export interface TogetherCounts {
  readonly baskets: number;
  readonly one: number;
  readonly other: number;
  readonly together: number;
}

const Z_95 = 1.96;

/**
 * How many times as often as by chance two products are together, with its 95 % interval: the logarithm of a ratio of counts is nearly
 * normal. Its variance by the delta method, of c, n_i, n_j and n baskets: 1/c - 1/n_i - 1/n_j + 2c/(n_i n_j) - 1/n.
 */
export function liftOf({ baskets, one, other, together }: TogetherCounts): {
  value: number;
  low: number;
  high: number;
} {
  const value = (together * baskets) / (one * other);
  const spread =
    Z_95 * Math.sqrt(Math.max(0, 1 / together - 1 / one - 1 / other + (2 * together) / (one * other) - 1 / baskets));
  return { value, low: value / Math.exp(spread), high: value * Math.exp(spread) };
}
