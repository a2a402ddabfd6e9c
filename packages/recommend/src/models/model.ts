import type { Scores } from './scores.js';

/** What every product scores without a basket. */
export interface Prior {
  /** By code. */
  readonly values: Float64Array;
  /** All codes, the highest value first. */
  readonly order: Uint32Array;
}

/**
 * Scores products as companions of a basket. Scores of one model may be compared with one another, never with another model's. A product's
 * whole score is what `score` gives it and its value in `prior`.
 */
export interface Model {
  readonly name: string;
  readonly prior: Prior;
  /** Gives what the basket says to `scores`. The codes are of the counts that the model was fitted from. */
  score(basket: readonly number[], scores: Scores): void;
}

export function priorOf(values: Float64Array): Prior {
  const order = Uint32Array.from(values.keys());
  order.sort((one, other) => (values[other] as number) - (values[one] as number) || one - other);
  return { values, order };
}
