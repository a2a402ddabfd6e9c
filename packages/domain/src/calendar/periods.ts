import { addDays, type DateText, daysBetween } from './dates.js';

/** Business dates, both inclusive. */
export interface Period {
  readonly from: DateText;
  readonly to: DateText;
}

export type Comparison = 'previousPeriod' | 'sameWeekday' | 'lastYear';

/** Days of a period, both ends counted; RangeError when it ends before it begins. */
export function lengthOf(period: Period): number {
  const length = daysBetween(period.from, period.to) + 1;
  if (length < 1) throw new RangeError('the period ends before it begins');
  return length;
}

/** How many days back the comparison lies; the last two keep weekdays on weekdays. */
export function comparisonShiftDays(period: Period, kind: Comparison): number {
  const length = lengthOf(period);
  if (kind === 'previousPeriod') return length;
  return kind === 'sameWeekday' ? 7 * Math.ceil(length / 7) : 364;
}

/** The period to compare with: of the same length, shifted back as a whole. */
export function comparisonPeriod(period: Period, kind: Comparison): Period {
  const shift = comparisonShiftDays(period, kind);
  return { from: addDays(period.from, -shift), to: addDays(period.to, -shift) };
}

/** Every day of the period in order. */
export function daysOf(period: Period): DateText[] {
  return Array.from({ length: lengthOf(period) }, (_, index) => addDays(period.from, index));
}
