import { CompanionFinder } from './companions.js';
import type { Model } from './model.js';

/** One basket of which a product was hidden. Codes are of the counts that the models were fitted from; -1 is a product they do not know. */
export interface HiddenCase {
  readonly basket: readonly number[];
  readonly hidden: number;
}

/** In what share of cases the hidden product is among the first `count`. */
export function hitRate(model: Model, cases: readonly HiddenCase[], count: number): number {
  const finder = new CompanionFinder(model);
  const hits = cases.filter(({ basket, hidden }) => finder.find(basket, count).some(({ code }) => code === hidden));
  return cases.length > 0 ? hits.length / cases.length : 0;
}

export interface Chosen<T> {
  readonly choice: T;
  /** In the cases that it was chosen by: it flatters. */
  readonly hitRate: number;
}

/**
 * The choice that finds most, in baskets that lie after those its model was fitted from. The first is the yardstick: it is chosen unless
 * another finds more, so whoever puts best-sellers first is never knowingly below them.
 */
export function chooseModel<T>(
  choices: readonly [T, ...T[]],
  modelOf: (choice: T) => Model,
  cases: readonly HiddenCase[],
  count = 5,
): Chosen<T> {
  const rate = (choice: T) => ({ choice, hitRate: hitRate(modelOf(choice), cases, count) });
  return choices
    .slice(1)
    .map(rate)
    .reduce((best, one) => (one.hitRate > best.hitRate ? one : best), rate(choices[0]));
}
