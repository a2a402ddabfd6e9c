import type { BasketCounts } from '../baskets/counts.js';
import { type AsymmetricCosineOptions, asymmetricCosine } from './asymmetric-cosine.js';
import { bestSellers } from './best-sellers.js';
import { blend } from './blend.js';
import { type Chosen, chooseModel, type HiddenCase } from './choose-model.js';
import { cosineMax } from './cosine-max.js';
import type { Model } from './model.js';
import { type SmoothedShareOptions, smoothedShare } from './smoothed-share.js';

/** What was chosen for a tenant, by its own baskets. JSON. */
export type LiveChoice =
  | { readonly kind: 'best-sellers' }
  | { readonly kind: 'cosine-max'; readonly weight: number; readonly leastTogether?: number }
  | ({ readonly kind: 'smoothed-share' } & SmoothedShareOptions)
  | ({ readonly kind: 'asymmetric-cosine' } & AsymmetricCosineOptions);

/** Pairs of fewer baskets are chance: nobody is told of them. */
export const LEAST_TOGETHER = 5;

/**
 * Until a tenant has enough baskets to choose by. Of 50 to 600 baskets of groceries it finds as many as best-sellers or more, of Online Retail
 * more; a cosine finds more there, and up to a twelfth fewer in groceries.
 */
export const firstLiveChoice: LiveChoice = { kind: 'smoothed-share', strength: 100, leastTogether: 3 };

const candidates: readonly [LiveChoice, ...LiveChoice[]] = [
  { kind: 'best-sellers' },
  firstLiveChoice,
  { kind: 'cosine-max', weight: 1, leastTogether: LEAST_TOGETHER },
  ...[0, 0.05, 0.2, 1, 2].map((weight) => ({ kind: 'cosine-max' as const, weight })),
  ...[0.6, 0.7].flatMap((alpha) => [2, 4].map((locality) => ({ kind: 'asymmetric-cosine' as const, alpha, locality }))),
];

/** Fits nothing: the model is as fresh as the counts. */
export function liveModel(counts: BasketCounts, choice: LiveChoice): Model {
  switch (choice.kind) {
    case 'best-sellers':
      return bestSellers(counts);
    case 'cosine-max':
      return blend(cosineMax(counts, choice.leastTogether), counts, choice.weight);
    case 'smoothed-share':
      return smoothedShare(counts, choice);
    case 'asymmetric-cosine':
      return asymmetricCosine(counts, choice);
  }
}

/** @param before counts of the baskets that lie before the cases */
export function chooseLive(before: BasketCounts, cases: readonly HiddenCase[]): Chosen<LiveChoice> {
  return chooseModel(candidates, (choice) => liveModel(before, choice), cases);
}
