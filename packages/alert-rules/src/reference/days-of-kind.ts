import { addDays, type DateText, holidaysBR, weekdayOf } from '@vitrine/domain';
import type { PastDay } from '../facts/tenant-facts.js';

/** What a day is like: one of the seven weekdays, or a national holiday. */
export type DayKind = number | 'holiday';

const holidays = new Map<string, ReadonlySet<DateText>>();

/** Whether Brazil's shops have a national holiday: hours and sales are those of no other day. */
export function isHoliday(day: DateText): boolean {
  const year = day.slice(0, 4);
  const known =
    holidays.get(year) ??
    new Set(holidaysBR(Number(year)).flatMap((one) => (one.kind === 'national' ? [one.day] : [])));
  holidays.set(year, known);
  return known.has(day);
}

export const kindOfDay = (day: DateText): DayKind => (isHoliday(day) ? 'holiday' : weekdayOf(day));

/** How far back a day tells what is usual. */
const USUAL_DAYS = 56;

/** The days of the eight weeks before that are of the kind of this one, by a memory of its own: it is asked every few minutes. */
export function alikeDays(days: readonly PastDay[], day: DateText): readonly PastDay[] {
  const memory = remembered.get(days) ?? new Map<DateText, readonly PastDay[]>();
  remembered.set(days, memory);
  const known = memory.get(day);
  if (known) return known;
  const [from, kind] = [addDays(day, -USUAL_DAYS), kindOfDay(day)];
  const alike = days.filter((past) => past.day >= from && past.day < day && kindOfDay(past.day) === kind);
  memory.set(day, alike);
  return alike;
}

const remembered = new WeakMap<readonly PastDay[], Map<DateText, readonly PastDay[]>>();
