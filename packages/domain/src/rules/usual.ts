import type { Reference } from './rule.js';
import { noSums, type SumVector } from './sums.js';

/** The sums of one day of a subject in each hour of the store's clock, 0 to 23. */
export type HoursOfDay = readonly SumVector[];

/** Fewer days of one kind say nothing of what is usual: the subject is still learned. */
const LEAST_DAYS = 4;
/** The median distance of a normal distribution is this part of its standard deviation. */
const SPREAD_PER_MAD = 1.4826;
/** Days that were alike by chance must not make an ordinary one strange. */
const LEAST_SPREAD_SHARE = 0.05;

/** The minutes of the store's day that a figure is about. */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

/** The `lengthMinutes` before a minute of the day: they reach back to midnight at most. */
export const minutesBefore = (minuteOfDay: number, lengthMinutes: number): MinuteSpan => ({
  from: Math.max(0, minuteOfDay - lengthMinutes),
  to: minuteOfDay,
});

/**
 * What a figure usually is in a span, by days of the same kind (Mondays that are no holiday): the median of the days, and their median
 * distance from it as a spread. Up to half of the days may be anything at all without moving either far (Rousseeuw and Croux 1993).
 * Within an hour, sales are taken as even.
 *
 * @param days a day without data is no day here, and a day on which the store was closed neither
 * @param figure as a rule reads it; days on which it is undefined are left out
 * @returns undefined for fewer than four days, and where nothing is usual
 */
export function usualOf(
  days: readonly HoursOfDay[],
  span: MinuteSpan,
  figure: (sums: SumVector) => number | null,
): Reference | undefined {
  const figures = days.map((day) => figure(sumsIn(day, span))).filter((value) => value !== null);
  if (figures.length < LEAST_DAYS) return undefined;
  const expected = median(figures);
  const distance = median(figures.map((value) => Math.abs(value - expected)));
  const spread = Math.max(SPREAD_PER_MAD * distance, LEAST_SPREAD_SHARE * Math.abs(expected));
  return spread > 0 ? { expected, spread } : undefined;
}

/** Each hour by the part of it that lies in the span. */
function sumsIn(day: HoursOfDay, { from, to }: MinuteSpan): SumVector {
  const sums = noSums(day[0]?.length ?? 0);
  for (const [hour, ofHour] of day.entries()) {
    const part = (Math.min(to, (hour + 1) * 60) - Math.max(from, hour * 60)) / 60;
    if (part > 0)
      for (let index = 0; index < sums.length; index++) sums[index] = at(sums, index) + part * at(ofHour, index);
  }
  return sums;
}

const at = (sums: SumVector, index: number): number => sums[index] as number;

/** Of an even number: the middle between the two in the middle. Needs at least one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] as number, sorted[Math.floor(middle)] as number];
  return low + (high - low) / 2;
}
