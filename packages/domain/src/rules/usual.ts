import type { Reference } from './rule.js';
import { noSums, type SumVector } from './sums.js';

/** The sums of one day of a subject in each hour of the store's clock, 0 to 23. */
export type HoursOfDay = readonly SumVector[];

/** Fewer days of one kind say nothing of what is usual: the subject is still learned. */
const LEAST_DAYS = 3;
/** The median distance of a normal distribution is this part of its standard deviation. */
export const SPREAD_PER_MAD = 1.4826;
/** Days that were alike by chance must not make an ordinary one strange. */
const LEAST_SPREAD_SHARE = 0.05;
/** Where fewer sales are usual, chance alone decides. */
const LEAST_SALES = 3;

/** The minutes of the store's day that a figure is about. */
export interface MinuteSpan {
  readonly from: number;
  readonly to: number;
}

/** A day that is over, to be asked for the sums of any part of it. */
export interface DaySums {
  readonly sumsIn: (span: MinuteSpan) => SumVector;
}

/** A day by its hours; within an hour, sales are taken as even. */
export function dayOfHours(hours: HoursOfDay): DaySums {
  const width = hours[0]?.length ?? 0;
  const upTo = [noSums(width)];
  for (const ofHour of hours) upTo.push((upTo.at(-1) as number[]).map((sum, index) => sum + at(ofHour, index)));
  const before = (minute: number, index: number): number => {
    const hour = Math.min(hours.length - 1, Math.max(0, Math.floor(minute / 60)));
    const part = Math.min(1, Math.max(0, minute / 60 - hour));
    const [from, to] = [upTo[hour]?.[index] ?? 0, upTo[hour + 1]?.[index] ?? 0];
    return from + part * (to - from);
  };
  return {
    sumsIn: ({ from, to }) => Array.from({ length: width }, (_, index) => before(to, index) - before(from, index)),
  };
}

/**
 * What a figure usually is, by the same part of days of the same kind (Mondays that are no holiday): the median of the days, and their
 * median distance from it as a spread. Up to half of the days may be anything at all without moving either far (Rousseeuw and Croux 1993).
 * Sales come by chance: a figure of n sales lies at least 1 ÷ √n of itself from what is usual, however alike the days were.
 *
 * @param days sums of the same part of each day; a day without data is no day here, and one on which the store was closed neither
 * @param figure as a rule reads it; days on which it is undefined are left out
 * @param countOf how many sales the sums are of
 * @returns undefined for fewer than three days or sales, and where nothing is usual
 */
export function usualOf(
  days: readonly SumVector[],
  figure: (sums: SumVector) => number | null,
  countOf?: (sums: SumVector) => number,
): Reference | undefined {
  const told = days.flatMap((sums) => {
    const value = figure(sums);
    return value === null ? [] : [{ value, sums }];
  });
  if (told.length < LEAST_DAYS) return undefined;
  const expected = median(told.map(({ value }) => value));
  const distance = median(told.map(({ value }) => Math.abs(value - expected)));
  const count = countOf ? median(told.map(({ sums }) => countOf(sums))) : Number.POSITIVE_INFINITY;
  if (count < LEAST_SALES) return undefined;
  const leastShare = Math.max(LEAST_SPREAD_SHARE, 1 / Math.sqrt(count));
  const spread = Math.max(SPREAD_PER_MAD * distance, leastShare * Math.abs(expected));
  return spread > 0 ? { expected, spread } : undefined;
}

/** Fewer sales do not tell how far single ones lie from each other. */
const LEAST_LEARNED = 60;

/**
 * What a figure per sale (the average ticket, the items of a ticket) usually is: the median of the days, and how far a single sale lies from
 * it, by the days' median distance times the root of their sales. So a band is as narrow as the sales at hand allow, many or few.
 *
 * @param days sums of the same part of each day
 * @returns undefined for too few days or sales, and where nothing varies
 */
export function usualPerSale(
  days: readonly SumVector[],
  figure: (sums: SumVector) => number | null,
  countOf: (sums: SumVector) => number,
): Reference | undefined {
  const told = days.flatMap((sums) => {
    const [value, count] = [figure(sums), countOf(sums)];
    return value === null || count < 1 ? [] : [{ value, count }];
  });
  const learnedOf = told.reduce((sum, { count }) => sum + count, 0);
  if (told.length < LEAST_DAYS || learnedOf < LEAST_LEARNED) return undefined;
  const expected = median(told.map(({ value }) => value));
  const distances = told.map(({ value, count }) => Math.abs(value - expected) * Math.sqrt(count));
  const spread = Math.max(SPREAD_PER_MAD * median(distances), LEAST_SPREAD_SHARE * Math.abs(expected));
  return spread > 0 ? { expected, spread, learnedOf } : undefined;
}

const at = (sums: SumVector, index: number): number => sums[index] as number;

/** Of an even number: the middle between the two in the middle. Needs at least one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1] as number, sorted[Math.floor(middle)] as number];
  return low + (high - low) / 2;
}
