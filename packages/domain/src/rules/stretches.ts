import { addDays, type DateText } from '../calendar/dates.js';
import type { Known } from './known-subject.js';
import { levelOf } from './level.js';
import { type Scarcity } from './rule.js';
import { type ExpectedSales, leastExpected, type Stretch, scarcestStretch, stretchOf } from './scarcity.js';
import { wallDayAt } from './schedule.js';

const MINUTE_MS = 60_000;
const NEVER = Number.POSITIVE_INFINITY;
/** The level counts as better known where more is expected, which adds a little to a deviance. */
const CAUTION = 0.8;
/** Longer without a sale, and the subject sells no more: nobody need be told on one day rather than another. */
const LONGEST_DAYS = 14;

/** What of a subject is asked at one instant. */
export interface StretchAsked {
  readonly known: Known;
  readonly atMs: number;
  readonly day: DateText;
  /** When the store opened; undefined while it is shut, minus infinity where nobody knows its hours. */
  readonly openedMs: number | undefined;
  /** From when on every sale has been seen. */
  readonly countedMs: number;
  readonly expectedOn: (day: DateText) => ExpectedSales | null | undefined;
}

/**
 * The stretch that a condition judges, as of the last full minute: within it nothing changes, and whoever asks again gets the same.
 * Null: nothing to judge; undefined: too little history.
 */
export function readStretch(condition: Scarcity, asked: StretchAsked): Stretch | null | undefined {
  const { known, openedMs, day } = asked;
  if (openedMs === undefined) return null;
  const learned = asked.expectedOn(day);
  if (!learned) return learned;
  if (condition.since === 'lastSale' && known.lastSoldMs === undefined) return undefined;
  const untilMs = fullMinute(asked.atMs);
  const cached = known.stretches?.get(condition);
  if (cached && cached.untilMs === untilMs) return cached.stretch;
  const fresh = findStretch(condition, asked, learned, untilMs);
  known.stretches ??= new Map();
  known.stretches.set(condition, { untilMs, stretch: fresh });
  return fresh;
}

/** What was read before may be another now: a sale came that lies in it, or of a till that counted as silent. */
export function forgetStretches(known: Known, soldMs: number): void {
  if (!known.stretches) return;
  for (const [condition, { untilMs, stretch }] of known.stretches)
    if (condition.since === 'lastSale' || soldMs < untilMs || stretch?.reportedSpreads !== undefined)
      known.stretches.delete(condition);
}

/** When time alone may bring a stretch to a threshold, if nothing more is sold; looked at in steps. */
export function stretchDue(condition: Scarcity, asked: StretchAsked): number {
  const { known, atMs, openedMs, day } = asked;
  const dayEndMs = known.wallDay?.untilMs ?? NEVER;
  if (openedMs === undefined) return known.opening?.untilMs ?? dayEndMs;
  const learned = asked.expectedOn(day);
  const fromMs = learned ? firstStartMs(condition, asked) : undefined;
  if (!learned || fromMs === undefined) return dayEndMs;
  const { warning = Number.NEGATIVE_INFINITY, critical = Number.NEGATIVE_INFINITY } = condition.thresholds;
  const sinceMs = condition.since === 'lastSale' ? fromMs : fullMinute(atMs);
  const least = leastMissing(condition, Math.max(warning, critical), asked, learned);
  const isReached = (ms: number) => ms >= dayEndMs || expectedBetween(asked, sinceMs, ms) >= least;
  return Math.min(firstStep(condition.stepMs, atMs, isReached), runningMinuteEnd(condition, asked), dayEndMs);
}

/** Where something was sold in the running minute: the sale is judged when the minute is full. */
function runningMinuteEnd({ since }: Scarcity, { known, atMs }: StretchAsked): number {
  const fromMs = fullMinute(atMs);
  const hasSold = known.lastSoldMs !== undefined && known.lastSoldMs >= fromMs;
  return hasSold && since !== 'lastSale' ? fromMs + MINUTE_MS : NEVER;
}

/** Usual sales that must fail to come before a threshold is reached: each adds two to a deviance at most, one that is reached none. */
function leastMissing(condition: Scarcity, threshold: number, asked: StretchAsked, learned: ExpectedSales): number {
  if (condition.since === 'lastSale') return leastExpected(threshold, learned.noise);
  const now = readStretch(condition, asked)?.spreads ?? 0;
  return (CAUTION * (threshold * threshold - now * now)) / 2;
}

/** The first full step after an instant at which it is so, and stays so: found by strides that double, then by halves. */
function firstStep(stepMs: number, atMs: number, isSo: (ms: number) => boolean): number {
  const firstMs = (Math.floor(atMs / stepMs) + 1) * stepMs;
  let [stepsNot, stepsSo] = [-1, 0];
  while (!isSo(firstMs + stepsSo * stepMs)) [stepsNot, stepsSo] = [stepsSo, 2 * stepsSo + 1];
  while (stepsSo - stepsNot > 1) {
    const middle = Math.floor((stepsNot + stepsSo) / 2);
    if (isSo(firstMs + middle * stepMs)) stepsSo = middle;
    else stepsNot = middle;
  }
  return firstMs + stepsSo * stepMs;
}

function findStretch(condition: Scarcity, asked: StretchAsked, learned: ExpectedSales, untilMs: number): Stretch {
  const fromMs = firstStartMs(condition, asked) as number;
  const expectedSince = (sinceMs: number) => expectedBetween(asked, sinceMs, untilMs);
  if (condition.since === 'lastSale') return stretchOf(fromMs, 0, expectedSince(fromMs), learned);
  const minutes = asked.known.sums.minutesBefore(untilMs, condition.countOf);
  const { spreads: emptySpreads } = stretchOf(fromMs, 0, expectedSince(fromMs), learned);
  const whole = scarcestStretch(minutes, expectedSince, { fromMs, learned });
  const reportedSpreads = reportedSpreadsOf(whole, condition, asked, { fromMs, untilMs, learned });
  return { ...whole, emptySpreads, ...(reportedSpreads !== undefined && { reportedSpreads }) };
}

/** Asked only where the whole is scarce: only then the answer matters. */
function reportedSpreadsOf(
  whole: Stretch,
  { countOf, thresholds }: Scarcity,
  asked: StretchAsked,
  { fromMs, untilMs, learned }: { fromMs: number; untilMs: number; learned: ExpectedSales },
): number | undefined {
  const { sums, tills } = asked.known;
  if (!tills || levelOf(whole.spreads, thresholds) === 'none') return undefined;
  const minutes = [...sums.minutesBefore(untilMs, countOf)];
  const silent = tills.silentAmong(minutes, fromMs);
  if (silent.length === 0) return undefined;
  const reported = (sinceMs: number) =>
    silent.reduce(
      (expected, { sinceMs: stoppedMs, share }) =>
        expected - share * expectedBetween(asked, Math.max(sinceMs, stoppedMs), untilMs),
      expectedBetween(asked, sinceMs, untilMs),
    );
  return scarcestStretch(minutes, (sinceMs) => Math.max(0, reported(sinceMs)), { fromMs, learned }).spreads;
}

/** The longest stretch that there can be. */
function firstStartMs({ since }: Scarcity, { known, openedMs = 0, countedMs }: StretchAsked): number | undefined {
  if (since === 'lastSale') return known.lastSoldMs;
  return Math.max(openedMs, known.wallDay?.fromMs ?? openedMs, countedMs);
}

/** Usual sales between two instants; of a day that nobody knows anything of, none. */
function expectedBetween({ known, day, expectedOn }: StretchAsked, fromMs: number, toMs: number): number {
  const today = known.wallDay;
  if (!today || toMs <= fromMs) return 0;
  const upToNow = expectedOn(day)?.before((toMs - today.fromMs) / MINUTE_MS) ?? 0;
  if (fromMs >= today.fromMs) return upToNow - (expectedOn(day)?.before((fromMs - today.fromMs) / MINUTE_MS) ?? 0);
  return upToNow + expectedFrom({ known, expectedOn }, fromMs, day);
}

/** Usual sales from an instant of an earlier day up to this one. */
function expectedFrom(
  { known, expectedOn }: Pick<StretchAsked, 'known' | 'expectedOn'>,
  fromMs: number,
  today: DateText,
): number {
  const first = wallDayAt(known.clock.timeZone, fromMs);
  let expected = -(expectedOn(first.day)?.before((fromMs - first.fromMs) / MINUTE_MS) ?? 0);
  const oldest = addDays(today, -LONGEST_DAYS);
  if (first.day < oldest) expected = 0;
  for (let day = first.day < oldest ? oldest : first.day; day < today; day = addDays(day, 1))
    expected += expectedOn(day)?.before(NEVER) ?? 0;
  return expected;
}

const fullMinute = (atMs: number): number => Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
