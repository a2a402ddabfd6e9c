import {
  addDays,
  comparisonPeriod,
  comparisonShiftDays,
  DateError,
  daysBetween,
  lengthOf,
  type Period,
} from '@vitrine/domain';
import type { MetricQuery } from './metric-name.js';
import { MetricQueryError } from './metric-query-errors.js';

/** The moment of asking, on the tenant's clock. */
export interface Moment {
  /** Business date, YYYY-MM-DD. */
  readonly today: string;
  /** Minute of that day, 0-1439. */
  readonly minuteOfDay: number;
}

/** Days to read, and how to lay them over the period that was asked for. */
export interface Window {
  readonly period: Period;
  /** Days to add to a business date so that it falls on its counterpart in the asked period. */
  readonly shiftDays: number;
  /** Last minute to count on the last day; undefined: the whole day. */
  readonly lastMinute: number | undefined;
}

/** The asked period itself. */
export function askedWindow(query: MetricQuery): Window {
  try {
    lengthOf(query.period);
  } catch (error) {
    if (error instanceof DateError || error instanceof RangeError) {
      throw new MetricQueryError('invalid_period', '/period', 'the period needs two calendar days in order');
    }
    throw error;
  }
  return { period: query.period, shiftDays: 0, lastMinute: undefined };
}

/**
 * The period to compare with. When today lies in the asked period, the comparison ends at the day that is laid over today,
 * at the same minute: what had been sold by then, not what the whole day became.
 */
export function comparedWindow(query: MetricQuery, moment: Moment): Window | undefined {
  if (!query.compare) return undefined;
  const shiftDays = comparisonShiftDays(query.period, query.compare);
  const { from, to } = comparisonPeriod(query.period, query.compare);
  const { today } = moment;
  const isRunning = daysBetween(query.period.from, today) >= 0 && daysBetween(today, query.period.to) >= 0;
  if (!isRunning) return { period: { from, to }, shiftDays, lastMinute: undefined };
  return { period: { from, to: addDays(today, -shiftDays) }, shiftDays, lastMinute: moment.minuteOfDay };
}
