import type { Patience } from './alert-state.js';
import type { Thresholds } from './level.js';
import type { Schedule } from './schedule.js';
import type { SumVector } from './sums.js';

/** The part of time that a condition looks at, by the store's clock where it has a calendar. */
export type Span =
  | { readonly kind: 'last'; readonly lengthMs: number }
  | { readonly kind: 'soFar'; readonly of: 'day' | 'week' | 'month' };

/** What the figure of a span is held against. */
export interface Reference {
  readonly expected: number;
  /** How far figures usually lie from it: of the same unit, above 0. */
  readonly spread: number;
  /** The spread is of a single sale, and `expected` was learned of so many: a figure of n of them lies √(1 ÷ n + 1 ÷ learned) of it away. */
  readonly learnedOf?: number;
}

/** As reference of a window of at most half a day: the same length of time right before it. */
export const WINDOW_BEFORE = 'windowBefore';

/**
 * How a figure is judged. `change` is a share of the reference (−0.3: 30 % less) or an amount, `band` a number of spreads.
 * `against` names the reference: of which figure, of which span, and when.
 */
export type Judging =
  | { readonly kind: 'value' }
  | { readonly kind: 'change'; readonly by: 'share' | 'amount'; readonly against: string }
  | { readonly kind: 'band'; readonly against: string; readonly countOf?: (sums: SumVector) => number };

/** One figure with its thresholds, of which `judging` gives the unit. */
export interface Measured {
  readonly kind: 'measured';
  readonly span: Span;
  /** The figure over the sums of the span; null where it is undefined. */
  readonly figure: (sums: SumVector) => number | null;
  /** Whether enough was sold in the span for the figure to say anything. */
  readonly isEnough: (sums: SumVector) => boolean;
  readonly judging: Judging;
  readonly thresholds: Thresholds;
  /** Sooner after the store opened there is nothing to judge: the window would reach into the time when it was shut. */
  readonly afterOpeningMs?: number;
}

/** Time without a sale, in minutes, of opening hours only. */
export interface Silence {
  readonly kind: 'silence';
  readonly thresholds: Thresholds;
}

/** A figure that somebody else has worked out for the subject; `name` says which. */
export interface Given {
  readonly kind: 'given';
  readonly name: string;
  readonly thresholds: Thresholds;
}

/** Fewer sales than usual, in a stretch of time that ends now and has no length of its own. Judged in spreads, below 0. */
export interface Scarcity {
  readonly kind: 'scarcity';
  /** `opening`: the strangest stretch of today. `lastSale`: the time without a sale, over days and only what of it the store is open. */
  readonly since: 'opening' | 'lastSale';
  /** How many sales sums are of. */
  readonly countOf: (sums: SumVector) => number;
  readonly thresholds: Thresholds;
  /** How often time alone is looked at: whole minutes. */
  readonly stepMs: number;
}

/** A condition with a figure of its own. */
export type Single = Measured | Silence | Given | Scarcity;

export interface Joined {
  readonly kind: 'all' | 'any';
  readonly of: readonly Single[];
}

export type Condition = Single | Joined;

/** A rule made ready: its metric is a function, its lengths are milliseconds. */
export interface Rule {
  readonly id: string;
  readonly version: number;
  /** Whose sums it looks at: each store, each seller of a store. Subjects of the engine carry the same word. */
  readonly grain: string;
  /** Whether the rule is about this subject. */
  readonly covers: (key: string) => boolean;
  readonly condition: Condition;
  readonly patience: Patience;
  /** When it is judged. Absent: always. */
  readonly schedule?: Schedule;
}

export const partsOf = (condition: Condition): readonly Single[] => ('of' in condition ? condition.of : [condition]);
