/** Whole counts of the same baskets, not decayed. */
export interface PairCounts {
  readonly baskets: number;
  readonly withFirst: number;
  readonly withSecond: number;
  readonly together: number;
}

/** Where the true figure lies with 95 %. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** What the baskets say of a second product beside a first. Every figure follows from `counts`. */
export interface PairClaim {
  readonly counts: PairCounts;
  /** Of all baskets, the share with both. */
  readonly support: number;
  /** Of baskets with the first, the share with the second too. */
  readonly confidence: number;
  readonly confidenceInterval: Interval;
  /** Of all baskets, the share with the second. */
  readonly usual: number;
  /** How many times the usual share the confidence is. */
  readonly lift: number;
  readonly liftInterval: Interval;
}

/** The 97.5 % point of the normal distribution: 95 % lie between it and its negative. */
export const Z_95 = 1.959964;

/** None where the two never stood in one basket. */
export function pairClaim(counts: PairCounts): PairClaim | undefined {
  const { baskets, withFirst, withSecond, together } = counts;
  if (together <= 0) return undefined;
  const confidence = together / withFirst;
  const usual = withSecond / baskets;
  return {
    counts,
    support: together / baskets,
    confidence,
    confidenceInterval: wilson(together, withFirst),
    usual,
    lift: confidence / usual,
    liftInterval: liftInterval(counts),
  };
}

/** Whether the two are together more often than by chance: the whole interval of the lift says so. */
export const isReason = ({ liftInterval: { low } }: Pick<PairClaim, 'liftInterval'>): boolean => low > 1;

/** Wilson: "Probable inference, the law of succession, and statistical inference" (JASA 1927). Holds for few baskets too. */
export function wilson(good: number, all: number): Interval {
  const rate = good / all;
  const [square, whole] = [Z_95 ** 2 / all, 1 + Z_95 ** 2 / all];
  const half = Z_95 * Math.sqrt((rate * (1 - rate)) / all + square / (4 * all));
  const at = (side: number) => Math.min(1, Math.max(0, (rate + square / 2 + side * half) / whole));
  return { low: at(-1), high: at(1) };
}

/**
 * The logarithm of the lift is nearly normal. Its variance is by the delta method over the four kinds of baskets (Agresti: "Categorical data
 * analysis", chapter 16): 1/c − 1/n_A − 1/n_B + (2 lift − 1)/n.
 */
function liftInterval({ baskets, withFirst, withSecond, together }: PairCounts): Interval {
  const lift = (together * baskets) / (withFirst * withSecond);
  const variance = 1 / together - 1 / withFirst - 1 / withSecond + (2 * lift - 1) / baskets;
  const half = Z_95 * Math.sqrt(Math.max(0, variance));
  return { low: lift * Math.exp(-half), high: lift * Math.exp(half) };
}
