import { type Interval, wilson, Z_95 } from '../../explain/pair-claim.js';

/** A product of a bundle, beside the others of it. Whole counts of the same baskets. */
export interface Completion {
  readonly productId: string;
  /** Baskets with all the others, of those that one learns from. */
  readonly withOthers: number;
  /** Baskets with the product. */
  readonly withIt: number;
  /** Baskets with all the others in this store, in the days that are expected. */
  readonly hereWithOthers: number;
}

export interface Expected extends Interval {
  readonly value: number;
}

/**
 * Units of one product that a bundle may bring beyond what it brings by itself: of the customers who take all the others, those who do not
 * take it are offered it, and accept as often as buyers of the others take it beyond everybody else.
 *
 * extra = baskets here with the others × (1 − c) × max(0, c − u), with c = together ÷ baskets with the others, u = baskets with it ÷ all
 * baskets. c − u is the pull of the others, the only willingness that tickets show; who has an offer's real rate of acceptance replaces it.
 * The range is that of c by its Wilson interval, and of the count itself. Of triples that were counted in one of several parts of all
 * baskets, the interval is that of so many fewer. Taken at the days before, it expects as many customers as then.
 */
export function extraUnits(completion: Completion, together: number, baskets: number, parts = 1): Expected {
  const { withOthers, withIt, hereWithOthers } = completion;
  const usual = withIt / baskets;
  const extra = (confidence: number) => hereWithOthers * (1 - confidence) * Math.max(0, confidence - usual);
  const { low, high } = wilson(together / parts, withOthers / parts);
  // Midway between u and 1 the product of the two is highest.
  const highest = Math.min(high, Math.max(low, (1 + usual) / 2));
  return {
    value: extra(together / withOthers),
    low: fewest(Math.min(extra(low), extra(high))),
    high: Math.min(hereWithOthers, most(extra(highest))),
  };
}

/** Where 95 of 100 counts lie that are expected to be so many: a count by chance varies with its own root (Poisson). */
const fewest = (expected: number): number => Math.max(0, expected - Z_95 * Math.sqrt(expected));
const most = (expected: number): number => expected + Z_95 * Math.sqrt(expected);
