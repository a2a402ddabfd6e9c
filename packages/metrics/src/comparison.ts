import {
  addDays,
  comparisonPeriod,
  comparisonShiftDays,
  daysBetween,
  isAskable,
  isComparable,
  type Period,
} from '@vitrine/domain';
import type { Access } from './access.js';
import type { MetricQuery, Stretch } from './metric-name.js';
import { MetricQueryError } from './metric-query-errors.js';

export const MINUTES_OF_A_DAY = 1_440;
export const SECONDS_OF_A_DAY = 86_400;

/** What a clock on a wall says at the moment of asking. */
interface Clock {
  /** Business date, YYYY-MM-DD. */
  readonly today: string;
  /** Minute of that day, 0-1439. */
  readonly minuteOfDay: number;
}

/** The moment of asking, on the tenant's clock and on those of the stores that show another time. */
export interface Moment extends Clock {
  readonly elsewhere?: ReadonlyArray<Clock & { readonly storeIds: readonly string[] }>;
}

/** The last minute to count, from the start of the window's last day: negative on the days before, past 1439 after it. */
export interface Cut {
  readonly lastMinute: number;
  /** Stores that are cut by a clock of their own. */
  readonly elsewhere: ReadonlyArray<{ readonly storeIds: readonly string[]; readonly lastMinute: number }>;
}

/** Days to read, and how to lay them over the period that was asked for. */
export interface Window {
  readonly period: Period;
  /** Days to add to a business date so that it falls on its counterpart in the asked period. */
  readonly shiftDays: number;
  /** Undefined: whole days. */
  readonly cut: Cut | undefined;
  /** Undefined: all that was sold on its days. */
  readonly within?: Stretch | undefined;
}

/**
 * The asked period itself.
 * @throws MetricQueryError invalid_period for days that do not exist, are out of order, or no shop can mean
 */
export function askedWindow(query: MetricQuery): Window {
  const { period, compare, within } = query;
  if (!isAskable(period) || (compare && !isComparable(period, compare))) {
    throw new MetricQueryError(
      'invalid_period',
      '/period',
      'the period needs two calendar days in order, at most 40 years, and a comparison after 1970',
    );
  }
  return { period, shiftDays: 0, cut: undefined, within };
}

/**
 * The period to compare with. When today lies in the asked period, the comparison ends at the day laid over today, at the same minute by
 * each store's own clock. So it compares what had been sold by then, not the whole day.
 */
export function comparedWindow(query: MetricQuery, moment: Moment, access: Access): Window | undefined {
  if (!query.compare) return undefined;
  const { within } = query;
  const shiftDays = comparisonShiftDays(query.period, query.compare);
  const { from, to } = comparisonPeriod(query.period, query.compare);
  const elsewhere = (moment.elsewhere ?? []).filter(({ storeIds }) => reads(access, storeIds));
  const days = [moment, ...elsewhere].map(({ today }) => today);
  const isRunning = days.some((day) => query.period.from <= day && day <= query.period.to);
  if (!isRunning) return { period: { from, to }, shiftDays, cut: undefined, within };
  const latest = days.reduce((a, b) => (a > b ? a : b));
  const lastDay = latest < query.period.to ? latest : query.period.to;
  const lastMinuteOf = ({ today, minuteOfDay }: Clock) => daysBetween(lastDay, today) * MINUTES_OF_A_DAY + minuteOfDay;
  const cut: Cut = {
    lastMinute: lastMinuteOf(moment),
    elsewhere: elsewhere.map(({ storeIds, ...clock }) => ({ storeIds, lastMinute: lastMinuteOf(clock) })),
  };
  return { period: { from, to: addDays(lastDay, -shiftDays) }, shiftDays, cut, within };
}

/** The first day of a window that does not count whole; undefined where all do. */
export function firstPartialDay({ period, cut, within }: Window): string | undefined {
  const cutFrom = cut && firstCutDay(period, cut);
  const partFrom = within && (within.fromSecond > 0 ? period.from : firstDayBeyond(period, within));
  return cutFrom !== undefined && partFrom !== undefined && partFrom > cutFrom ? cutFrom : (partFrom ?? cutFrom);
}

function firstCutDay(period: Period, { lastMinute, elsewhere }: Cut): string {
  const earliest = Math.min(lastMinute, ...elsewhere.map((clock) => clock.lastMinute));
  return addDays(period.to, Math.min(0, Math.floor(earliest / MINUTES_OF_A_DAY)));
}

function firstDayBeyond({ from, to }: Period, { toSecond }: Stretch): string {
  const day = addDays(from, Math.floor(toSecond / SECONDS_OF_A_DAY));
  return day < to ? day : to;
}

/** The same stretch, told from the start of a later day. */
export const stretchFrom = ({ fromSecond, toSecond }: Stretch, days: number): Stretch => ({
  fromSecond: fromSecond - days * SECONDS_OF_A_DAY,
  toSecond: toSecond - days * SECONDS_OF_A_DAY,
});

const reads = ({ storeIds }: Access, some: readonly string[]): boolean =>
  storeIds === undefined || some.some((storeId) => storeIds.includes(storeId));
