import type { BasketCounts } from '../baskets/counts.js';
import { invert } from '../matrices/invert.js';
import { type Model, priorOf } from './model.js';
import type { Scores } from './scores.js';

export interface EaseOptions {
  /** On the diagonal, in baskets: how little a rare pair may say. */
  readonly lambda: number;
  /** The most frequent products, which are weighed together; the fit takes their third power. */
  readonly denseProducts: number;
  /** What a cosine is worth beside a weight, for pairs of which one is not dense. */
  readonly tailWeight: number;
}

/**
 * The nightly model. Steck: "Embarrassingly shallow autoencoders for sparse data" (WWW 2019), in closed form: G = XᵀX has n_i on its diagonal
 * and c_ij beside it, P = (G + λI)⁻¹, B_ij = −P_ij / P_jj with a diagonal of 0, and s_j = sum over the basket of B_ij.
 *
 * Above `denseProducts` it is capped: those most frequent are weighed so, all others go by the cosine: s_j is at least `tailWeight` times
 * the greatest cosine of a pair of which one is not dense. Weights are kept as 4-byte floats: 9 MB for 1,500 products.
 */
export function ease(counts: BasketCounts, { lambda, denseProducts, tailWeight }: EaseOptions): Model {
  const dense = mostFrequent(counts, denseProducts);
  const places = placesOf(dense, counts.productIds.length);
  const weights = weightsOf(counts, dense, places, lambda);
  const sums = new Float64Array(dense.length);
  const roots = counts.itemBaskets.map(Math.sqrt);
  const scoreTail = (code: number, scores: Scores) => {
    const { partners, baskets } = counts.rowOf(code);
    const isDense = (places[code] as number) >= 0;
    for (let at = 0; at < partners.length; at++) {
      const partner = partners[at] as number;
      if (isDense && (places[partner] as number) >= 0) continue;
      const size = (roots[code] as number) * (roots[partner] as number);
      if (size > 0) scores.raise(partner, (tailWeight * (baskets[at] as number)) / size);
    }
  };
  return {
    name: 'ease',
    prior: priorOf(new Float64Array(counts.productIds.length)),
    score: (basket, scores) => {
      addRows(basket, places, weights, sums);
      for (let place = 0; place < dense.length; place++) scores.add(dense[place] as number, sums[place] as number);
      if (dense.length < counts.productIds.length) for (const code of basket) scoreTail(code, scores);
    },
  };
}

function mostFrequent({ itemBaskets }: BasketCounts, count: number): Uint32Array {
  return priorOf(itemBaskets).order.slice(0, count);
}

/** By code: the place among the dense, or -1. */
function placesOf(dense: Uint32Array, products: number): Int32Array {
  const places = new Int32Array(products).fill(-1);
  for (const [place, code] of dense.entries()) places[code] = place;
  return places;
}

/** Into `sums`, what was there before is gone. */
function addRows(basket: readonly number[], places: Int32Array, weights: Float32Array, sums: Float64Array): void {
  sums.fill(0);
  for (const code of basket) {
    const row = (places[code] as number) * sums.length;
    if (row < 0) continue;
    for (let place = 0; place < sums.length; place++)
      sums[place] = (sums[place] as number) + (weights[row + place] as number);
  }
}

/** B, a row for each product of a basket. */
function weightsOf(counts: BasketCounts, dense: Uint32Array, places: Int32Array, lambda: number): Float32Array {
  const size = dense.length;
  const matrix = gramOf(counts, dense, places, lambda);
  invert(matrix, size);
  const weights = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const inverse = matrix[row * size + column] as number;
      if (row !== column) weights[row * size + column] = -inverse / (matrix[column * size + column] as number);
    }
  }
  return weights;
}

function gramOf(counts: BasketCounts, dense: Uint32Array, places: Int32Array, lambda: number): Float64Array {
  const gram = new Float64Array(dense.length ** 2);
  for (const [place, code] of dense.entries()) {
    const { partners, baskets } = counts.rowOf(code);
    gram[place * dense.length + place] = (counts.itemBaskets[code] as number) + lambda;
    for (let at = 0; at < partners.length; at++) {
      const partner = places[partners[at] as number] as number;
      if (partner >= 0) gram[place * dense.length + partner] = baskets[at] as number;
    }
  }
  return gram;
}
