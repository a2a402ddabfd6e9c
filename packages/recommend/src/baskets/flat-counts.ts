import type { BasketCounts } from './counts.js';

/** Rows of both products of each pair, one behind the other: some 24 bytes a pair. */
export interface FlatRows {
  /** By code: where its row starts; one more than products, for the end. */
  readonly starts: Uint32Array;
  readonly partners: Uint32Array;
  readonly baskets: Float64Array;
}

/** Counts as plain arrays, so that they may be laid down and taken up again. */
export interface FlatCounts {
  readonly baskets: number;
  readonly productIds: readonly string[];
  readonly itemBaskets: Float64Array;
  readonly rows: FlatRows;
}

/** As they are asked: nothing is copied but the codes of the products. */
export function openCounts({ baskets, productIds, itemBaskets, rows }: FlatCounts): BasketCounts {
  const codes = new Map(productIds.map((productId, code) => [productId, code]));
  const { starts, partners } = rows;
  return {
    baskets,
    productIds,
    itemBaskets,
    codeOf: (productId) => codes.get(productId),
    rowOf: (code) => ({
      partners: partners.subarray(starts[code], starts[code + 1]),
      baskets: rows.baskets.subarray(starts[code], starts[code + 1]),
    }),
  };
}
