import { addDays, type DateText, dateOfDayNumber, dayNumberOf, daysBetween, isDate } from './dates.js';

/** Business dates, both inclusive. */
export interface Period {
  readonly from: DateText;
  readonly to: DateText;
}

export type Comparison = 'previousPeriod' | 'sameWeekday' | 'lastYear';

/** No shop's figures lie outside. */
const EARLIEST_ASKED: DateText = '1995-01-01';
const LATEST_ASKED: DateText = '2100-12-31';
/** Forty years are the longest period: the api looks at every day of an answer. */
const MOST_ASKED_DAYS = 14_610;
/** The warehouse holds no day before. */
const EARLIEST_HELD: DateText = '1970-01-01';

/** Whether figures of this day can be asked for: it exists, and lies in the years of a shop. */
export function isAskableDay(day: DateText): boolean {
  return isDate(day) && EARLIEST_ASKED <= day && day <= LATEST_ASKED;
}

/** Whether figures of this period can be asked for: two such days in order, at most forty years. */
export function isAskable({ from, to }: Period): boolean {
  return isAskableDay(from) && isAskableDay(to) && from <= to && lengthOf({ from, to }) <= MOST_ASKED_DAYS;
}

/** Whether it can be asked for together with its comparison. */
export function isComparable(period: Period, kind: Comparison): boolean {
  return isAskable(period) && comparisonPeriod(period, kind).from >= EARLIEST_HELD;
}

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
  const first = dayNumberOf(period.from);
  return Array.from({ length: lengthOf(period) }, (_, index) => dateOfDayNumber(first + index));
}
