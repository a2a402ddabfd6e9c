/** Partners of one product: `partners[k]` is a product's code, and the two were together in `baskets[k]` baskets. Ordered by code. */
export interface PairRow {
  readonly partners: Uint32Array;
  readonly baskets: Float64Array;
}

/**
 * How often products were bought, and together. A product's code is its place in `productIds`. Counts may be decayed by age, so they
 * need not be whole. Whoever answers a row may answer a view of larger arrays: readers do not write.
 */
export interface BasketCounts {
  /** How many baskets were counted, those of one product too. */
  readonly baskets: number;
  readonly productIds: readonly string[];
  /** By code: in how many baskets the product was. */
  readonly itemBaskets: Float64Array;
  codeOf(productId: string): number | undefined;
  /** Each pair stands in the rows of both its products; a product is not its own partner. */
  rowOf(code: number): PairRow;
}
