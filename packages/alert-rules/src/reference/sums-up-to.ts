import { addDays, type DateText, mondayOf, type Span, type SumVector } from '@vitrine/domain';
import type { PastDay } from '../facts/tenant-facts.js';
import type { WallMinute } from './reference-maker.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** The sums of a span that ended at this minute of a day that is over; undefined where a day of it is not there. */
export function sumsUpTo(days: readonly PastDay[], { day, minute }: WallMinute, span: Span): SumVector | undefined {
  const byDay = daysByDate(days);
  const last = byDay.get(day);
  if (!last) return undefined;
  if (span.kind === 'soFar') {
    const before = fullDays(byDay, firstDayOf(span.of, day), day);
    return before && joined([...before, last.sumsIn({ from: 0, to: minute })]);
  }
  const from = minute - span.lengthMs / MINUTE_MS;
  const today = last.sumsIn({ from: Math.max(0, from), to: minute });
  if (from >= 0) return today;
  // A store that sells past midnight; where the day before is missing it did not sell.
  const yesterday = byDay.get(addDays(day, -1))?.sumsIn({ from: DAY_MINUTES + from, to: DAY_MINUTES });
  return yesterday ? joined([yesterday, today]) : today;
}

const remembered = new WeakMap<readonly PastDay[], ReadonlyMap<DateText, PastDay>>();

export function daysByDate(days: readonly PastDay[]): ReadonlyMap<DateText, PastDay> {
  const known = remembered.get(days) ?? new Map(days.map((one) => [one.day, one]));
  remembered.set(days, known);
  return known;
}

/** Days of a period before the last; a day that is not there was not sold on. */
function fullDays(byDay: ReadonlyMap<DateText, PastDay>, first: DateText, last: DateText): SumVector[] | undefined {
  const sums: SumVector[] = [];
  for (let day = first; day < last; day = addDays(day, 1)) {
    const past = byDay.get(day);
    if (past) sums.push(past.sumsIn({ from: 0, to: DAY_MINUTES }));
  }
  return sums;
}

function firstDayOf(of: 'day' | 'week' | 'month', day: DateText): DateText {
  if (of === 'month') return `${day.slice(0, 7)}-01`;
  return of === 'week' ? mondayOf(day) : day;
}

/** Near enough for what is usual: parts of hours are no whole numbers, and a sum that is too large is no error here. */
const joined = (parts: readonly SumVector[]): SumVector =>
  parts.reduce((sums, part) => sums.map((sum, index) => sum + (part[index] as number)));
