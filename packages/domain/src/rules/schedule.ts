import { type DateText, dateOfDayNumber, dayNumberOf, weekdayOfDayNumber } from '../calendar/dates.js';
import { offsetMsAt } from '../calendar/time-zone.js';

/** When a store sells, in minutes of its own day; `to` above 1,440 lies in the night after. */
export interface OpenMinutes {
  /** Monday is 1. */
  readonly weekday: number;
  readonly from: number;
  readonly to: number;
}

/** The clock on a store's wall, and its hours. Empty: not known, and it counts as open at any time. */
export interface StoreClock {
  readonly timeZone: string;
  readonly hours: readonly OpenMinutes[];
  /** Hours of single days that were announced, instead of those of their weekday; null: shut. */
  readonly announced?: ReadonlyMap<DateText, MinutesOfDay | null>;
  /** Days on which nobody can know its hours, and a silence says nothing. */
  readonly isOddDay?: (day: DateText) => boolean;
}

export interface MinutesOfDay {
  readonly from: number;
  /** At or below `from`: of the next day. */
  readonly to: number;
}

/** When a rule is judged, by the store's clock. */
export interface Schedule {
  /** Monday is 1. Absent: every day. */
  readonly weekdays?: ReadonlySet<number>;
  readonly between?: MinutesOfDay;
  readonly openHoursOnly: boolean;
  readonly quiet: readonly MinutesOfDay[];
}

/** What a schedule says at an instant, and until when it says so. */
export interface OnOff {
  readonly isOn: boolean;
  readonly untilMs: number;
}

interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

const DAY_MS = 86_400_000;
const DAY_MINUTES = 1_440;
const ALWAYS: Interval = { fromMs: Number.NEGATIVE_INFINITY, toMs: Number.POSITIVE_INFINITY };

/** Whether a rule is judged at an instant. The answer holds up to `untilMs`, two days at most. */
export function scheduleAt(schedule: Schedule, clock: StoreClock, atMs: number): OnOff {
  const today = dayNumberAt(clock.timeZone, atMs);
  const lookedMs = wallInstantMs(clock.timeZone, today + 2, 0);
  const on = [
    ...(schedule.openHoursOnly ? [openingsAround(clock, today)] : []),
    ...(schedule.weekdays || schedule.between ? [plannedAround(schedule, clock, today)] : []),
  ].reduce(intersect, [ALWAYS]);
  const quiet = schedule.quiet.flatMap((span) => daily(clock, today, span));
  const holding = on.find((one) => one.fromMs <= atMs && atMs < one.toMs);
  const silenced = quiet.find((one) => one.fromMs <= atMs && atMs < one.toMs);
  if (holding && !silenced) return { isOn: true, untilMs: Math.min(holding.toMs, nextAfter(quiet, atMs), lookedMs) };
  return {
    isOn: false,
    untilMs: Math.min(silenced?.toMs ?? lookedMs, holding ? lookedMs : nextAfter(on, atMs), lookedMs),
  };
}

/** When a store opened, and until when that is so; two days at most. */
export interface Opening {
  /** Undefined: it is shut. */
  readonly openedMs: number | undefined;
  readonly untilMs: number;
}

/** Whether a store is open. One whose hours nobody knows has been open since ever. */
export function openingAt(clock: StoreClock, atMs: number): Opening {
  const today = dayNumberAt(clock.timeZone, atMs);
  const lookedMs = wallInstantMs(clock.timeZone, today + 2, 0);
  const openings = openingsAround(clock, today);
  const open = openings.find((one) => one.fromMs <= atMs && atMs < one.toMs);
  return { openedMs: open?.fromMs, untilMs: Math.min(open?.toMs ?? nextAfter(openings, atMs), lookedMs) };
}

/** The instant at which the store's clock shows this minute of a day. One that a clock change skips is as long after it. */
export function wallInstantMs(timeZone: string, dayNumber: number, minute: number): number {
  const wallMs = dayNumber * DAY_MS + minute * 60_000;
  const nearMs = wallMs - offsetMsAt(wallMs, timeZone);
  return wallMs - offsetMsAt(nearMs, timeZone);
}

export const startOfDayMs = (timeZone: string, day: DateText): number => wallInstantMs(timeZone, dayNumberOf(day), 0);

/** The day on a wall at an instant, with its bounds. */
export function wallDayAt(timeZone: string, atMs: number): { day: DateText; fromMs: number; untilMs: number } {
  const number = dayNumberAt(timeZone, atMs);
  return {
    day: dateOfDayNumber(number),
    fromMs: wallInstantMs(timeZone, number, 0),
    untilMs: wallInstantMs(timeZone, number + 1, 0),
  };
}

const dayNumberAt = (timeZone: string, atMs: number): number =>
  Math.floor((atMs + offsetMsAt(atMs, timeZone)) / DAY_MS);

/** Opening hours from yesterday to the day after tomorrow; what touches is one. */
function openingsAround(clock: StoreClock, today: number): Interval[] {
  if (clock.hours.length === 0) return [ALWAYS];
  const found = daysAround(today)
    .flatMap((day) => {
      const announced = clock.announced?.get(dateOfDayNumber(day));
      if (announced !== undefined) return announced ? [between(clock, day, announced)] : [];
      const weekday = weekdayOfDayNumber(day);
      return clock.hours
        .filter((one) => one.weekday === weekday)
        .map(({ from, to }) => between(clock, day, { from, to }));
    })
    .sort((a, b) => a.fromMs - b.fromMs);
  const joined: Interval[] = [];
  for (const one of found) {
    const last = joined.at(-1);
    if (last && one.fromMs <= last.toMs) joined.splice(-1, 1, { ...last, toMs: Math.max(last.toMs, one.toMs) });
    else joined.push(one);
  }
  return joined;
}

function plannedAround({ weekdays, between: span }: Schedule, clock: StoreClock, today: number): Interval[] {
  return daysAround(today)
    .filter((day) => weekdays?.has(weekdayOfDayNumber(day)) ?? true)
    .map((day) => between(clock, day, span ? overNight(span) : { from: 0, to: DAY_MINUTES }));
}

const daily = (clock: StoreClock, today: number, span: MinutesOfDay): Interval[] =>
  daysAround(today).map((day) => between(clock, day, overNight(span)));

const overNight = ({ from, to }: MinutesOfDay): MinutesOfDay => ({ from, to: to <= from ? to + DAY_MINUTES : to });

const between = ({ timeZone }: StoreClock, day: number, { from, to }: MinutesOfDay): Interval => ({
  fromMs: wallInstantMs(timeZone, day, from),
  toMs: wallInstantMs(timeZone, day, to),
});

const daysAround = (today: number): number[] => [today - 1, today, today + 1, today + 2];

const intersect = (some: readonly Interval[], others: readonly Interval[]): Interval[] =>
  some
    .flatMap((a) => others.map((b) => ({ fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) })))
    .filter(({ fromMs, toMs }) => fromMs < toMs)
    .sort((a, b) => a.fromMs - b.fromMs);

const nextAfter = (intervals: readonly Interval[], atMs: number): number =>
  intervals.reduce((next, { fromMs }) => (fromMs > atMs ? Math.min(next, fromMs) : next), Number.POSITIVE_INFINITY);
