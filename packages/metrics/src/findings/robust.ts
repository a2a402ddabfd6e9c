import { roundHalfEven } from '@vitrine/domain';

/** What turns a median absolute deviation into a standard deviation, were the values normally distributed: 1 ÷ Φ⁻¹(3/4). */
const NORMAL_E4 = 14_826n;

/** The middle value, or half-even the mean of the two in the middle. @throws RangeError for no values */
export function medianOf(values: readonly bigint[]): bigint {
  const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('no median of nothing');
  return roundHalfEven(low + high, 2n);
}

/** Robust standard deviation: 1.4826 × the median distance from the median. Single wild weeks do not move it. */
export function spreadOf(values: readonly bigint[]): bigint {
  const middle = medianOf(values);
  const distances = values.map((value) => (value < middle ? middle - value : value - middle));
  return roundHalfEven(medianOf(distances) * NORMAL_E4, 10_000n);
}
