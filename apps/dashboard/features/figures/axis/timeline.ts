import { daysOf, lengthOf } from '@vitrine/domain';
import type { MetricAnswer, MetricId, Period } from '@/lib/api/types';

export type Grain = 'hour' | 'day' | 'month';

const MOST_DAYS_AS_BARS = 62;

/** One day is drawn by hour, up to two months by day, more by month. */
export function grainOf(period: Period): Grain {
  const length = lengthOf(period);
  if (length === 1) return 'hour';
  return length <= MOST_DAYS_AS_BARS ? 'day' : 'month';
}

/** Every point of the axis, sold or not. */
export function keysOf(period: Period, grain: Grain): string[] {
  if (grain === 'hour') return Array.from({ length: 24 }, (_, hour) => String(hour));
  if (grain === 'day') return daysOf(period);
  return [...new Set(daysOf(period).map((day) => day.slice(0, 7)))];
}

/** Figures of one metric along the axis; null where nothing was sold. */
export function figuresOf(
  answer: MetricAnswer | undefined,
  metric: MetricId,
  grain: Grain,
  keys: readonly string[],
): (string | number | null)[] {
  const byKey = new Map(answer?.rows.map((row) => [keyOf(row[grain], grain), row[metric] ?? null]));
  return keys.map((key) => byKey.get(key) ?? null);
}

function keyOf(value: string | number | null | undefined, grain: Grain): string {
  const text = String(value ?? '');
  return grain === 'month' ? text.slice(0, 7) : grain === 'day' ? text.slice(0, 10) : String(Number(text));
}

/** A number to draw with; exactness ends here. */
export function toNumbers(figures: readonly (string | number | null)[]): (number | null)[] {
  return figures.map((figure) => (figure === null ? null : Number(figure)));
}

/** Nothing sold at three in the morning is zero; an hour still to come is nothing. */
export function fillUntil(values: readonly (number | null)[], last: number): (number | null)[] {
  return values.map((value, index) => (index <= last ? (value ?? 0) : value));
}

/** Index of the last point that has begun: all of them in a closed period. */
export function lastBegun(period: Period, grain: Grain, now: { day: string; hour: number }): number {
  const keys = keysOf(period, grain);
  if (period.to < now.day) return keys.length - 1;
  if (grain === 'hour') return period.from > now.day ? -1 : now.hour;
  const last = keys.findLastIndex((key) => key <= now.day);
  return last;
}

/** The part of the day an hour belongs to. */
export function partOfDay(hour: number): 'dawn' | 'morning' | 'afternoon' | 'evening' {
  return hour < 6 ? 'dawn' : hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}
