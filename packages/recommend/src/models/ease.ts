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

/** What the fit is computed from: apart, so that a thread of its own may do it. */
export interface EaseTask {
  /** The most frequent products, which are weighed together. */
  readonly productIds: readonly string[];
  /** G + λI, row by row. */
  readonly gram: Float64Array;
}

/** The fit: a row of weights for each product of a basket, a place for each companion. */
export interface EaseFit {
  readonly productIds: readonly string[];
  /** Row by row, 4-byte floats: 9 MB for 1,500 products. */
  readonly weights: Float32Array;
}

/**
 * The nightly model. Steck: "Embarrassingly shallow autoencoders for sparse data" (WWW 2019), in closed form: G = XᵀX has n_i on its diagonal
 * and c_ij beside it, P = (G + λI)⁻¹, B_ij = −P_ij / P_jj with a diagonal of 0, and s_j = sum over the basket of B_ij.
 *
 * Above `denseProducts` it is capped: those most frequent are weighed so, all others go by the cosine: s_j is at least `tailWeight` times
 * the greatest cosine of a pair of which one is not dense.
 * @param fit of earlier counts: a product that it does not know goes by the cosine
 */
export function ease(
  counts: BasketCounts,
  options: EaseOptions,
  fit: EaseFit = fitEase(easeTask(counts, options)),
): Model {
  const dense = Int32Array.from(fit.productIds, (productId) => counts.codeOf(productId) ?? -1);
  const places = placesOf(dense, counts.productIds.length);
  const sums = new Float64Array(dense.length);
  const scoreTail = tailOf(counts, places, options.tailWeight);
  return {
    name: 'ease',
    prior: priorOf(new Float64Array(counts.productIds.length)),
    score: (basket, scores) => {
      addRows(basket, places, fit.weights, sums);
      for (const [place, code] of dense.entries()) if (code >= 0) scores.add(code, sums[place] as number);
      if (dense.length < counts.productIds.length) for (const code of basket) scoreTail(code, scores);
    },
  };
}

export function easeTask(counts: BasketCounts, { lambda, denseProducts }: EaseOptions): EaseTask {
  const dense = mostFrequent(counts, denseProducts);
  const places = placesOf(dense, counts.productIds.length);
  return {
    productIds: Array.from(dense, (code) => counts.productIds[code] as string),
    gram: gramOf(counts, dense, places, lambda),
  };
}

/** Takes the third power of the products: seconds for 1,500. Overwrites `gram`. */
export function fitEase({ productIds, gram }: EaseTask): EaseFit {
  const size = productIds.length;
  invert(gram, size);
  const weights = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const inverse = gram[row * size + column] as number;
      if (row !== column) weights[row * size + column] = -inverse / (gram[column * size + column] as number);
    }
  }
  return { productIds, weights };
}

function mostFrequent({ itemBaskets }: BasketCounts, count: number): Int32Array {
  return Int32Array.from(priorOf(itemBaskets).order.slice(0, count));
}

/** By code: the place among the dense, or -1. */
function placesOf(dense: Int32Array, products: number): Int32Array {
  const places = new Int32Array(products).fill(-1);
  for (const [place, code] of dense.entries()) if (code >= 0) places[code] = place;
  return places;
}

/** Raises the partners of a product where one of the two is not dense. */
function tailOf(counts: BasketCounts, places: Int32Array, tailWeight: number) {
  const roots = counts.itemBaskets.map(Math.sqrt);
  return (code: number, scores: Scores): void => {
    const { partners, baskets } = counts.rowOf(code);
    const isDense = (places[code] as number) >= 0;
    for (let at = 0; at < partners.length; at++) {
      const partner = partners[at] as number;
      if (isDense && (places[partner] as number) >= 0) continue;
      const size = (roots[code] as number) * (roots[partner] as number);
      if (size > 0) scores.raise(partner, (tailWeight * (baskets[at] as number)) / size);
    }
  };
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

function gramOf(counts: BasketCounts, dense: Int32Array, places: Int32Array, lambda: number): Float64Array {
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
