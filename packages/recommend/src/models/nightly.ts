import type { BasketCounts } from '../baskets/counts.js';
import { NotPositiveDefinite } from '../matrices/invert.js';
import { bestSellers } from './best-sellers.js';
import { blend } from './blend.js';
import { type Chosen, chooseModel, type HiddenCase } from './choose-model.js';
import { type EaseFit, type EaseOptions, ease } from './ease.js';
import type { Model } from './model.js';

/** What was chosen for a tenant, by its own baskets. JSON. */
export type NightlyChoice =
  | { readonly kind: 'best-sellers' }
  | { readonly kind: 'ease'; readonly ease: EaseOptions; readonly weight: number };

const LAMBDAS = [100, 200, 400];
const TAIL_WEIGHT = 0.3;
const DENSE_PRODUCTS = 1_500;
const WEIGHTS = [0, 0.02, 0.05, 0.1] as const;
/** Scores of EASE shrink rare products, as does the root of the share. */
const EXPONENT = 0.5;

/** @param fit of earlier counts; without one it is fitted here, which takes seconds for 1,500 products */
export function nightlyModel(counts: BasketCounts, choice: NightlyChoice, fit?: EaseFit): Model {
  if (choice.kind === 'best-sellers') return bestSellers(counts);
  return blend(ease(counts, choice.ease, fit), counts, choice.weight, EXPONENT);
}

/**
 * Fits once for each λ.
 * @param before counts of the baskets that lie before the cases
 */
export function chooseNightly(
  before: BasketCounts,
  cases: readonly HiddenCase[],
  denseProducts = DENSE_PRODUCTS,
): Chosen<NightlyChoice> {
  const best: Chosen<NightlyChoice>[] = [chooseModel([{ kind: 'best-sellers' }], () => bestSellers(before), cases)];
  for (const lambda of LAMBDAS) {
    const options = { lambda, denseProducts, tailWeight: TAIL_WEIGHT };
    const fitted = easeOf(before, options);
    if (!fitted) continue;
    const { choice: weight, hitRate } = chooseModel(
      WEIGHTS,
      (weight) => blend(fitted, before, weight, EXPONENT),
      cases,
    );
    best.push({ choice: { kind: 'ease', ease: options, weight }, hitRate });
  }
  return best.reduce((known, one) => (one.hitRate > known.hitRate ? one : known));
}

/** None where rare pairs were left out of the counts, and too little stands on the diagonal to make up for them. */
function easeOf(before: BasketCounts, options: EaseOptions): Model | undefined {
  try {
    return ease(before, options);
  } catch (error) {
    if (error instanceof NotPositiveDefinite) return undefined;
    throw error;
  }
}
