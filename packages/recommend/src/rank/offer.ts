import type { FactorName, RecommendWeights } from '@vitrine/contracts';

/** What a manager decided of a companion. Dates are business dates `YYYY-MM-DD`, both inside; without one it is open on that side. */
export interface Decision {
  readonly kind: 'pin' | 'block';
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A product that may be offered, and what is known of it in this store. What is absent is unknown: nothing is made up for it. */
export interface Candidate {
  readonly productId: string;
  /** How likely it is taken, 0 to 1. */
  readonly chance: number;
  /** What a customer pays for one now, promotion included. */
  readonly priceE4?: number | undefined;
  readonly costE4?: number | undefined;
  readonly stockUnits?: number | undefined;
  /** How long the stock lasts as it sells now. */
  readonly stockDays?: number | undefined;
  readonly isPromoted?: boolean | undefined;
  /** Whether a plan gives this seller more for it. */
  readonly isInPlan?: boolean | undefined;
  /** Whether this store carries it. */
  readonly isInAssortment?: boolean | undefined;
  readonly decision?: Decision | undefined;
}

/** By tenant: how much each factor counts. 0 leaves it out. */
export type Weights = RecommendWeights;

/** What a factor does to the score; 1 leaves it as it is, and so does an unknown one. */
export interface Factor {
  readonly name: FactorName;
  readonly isKnown: boolean;
  readonly times: number;
}

export interface RankedOffer {
  readonly productId: string;
  readonly chance: number;
  readonly isPinned: boolean;
  readonly factors: readonly Factor[];
  /** `chance` times every factor. */
  readonly score: number;
}

export type Refusal = 'blocked' | 'outside-assortment' | 'out-of-stock' | 'below-cost';
