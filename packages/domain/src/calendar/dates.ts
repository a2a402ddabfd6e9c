/** A calendar day as text, `2026-11-20`. */
export type DateText = string;

const DAY_MS = 86_400_000;
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u;

/** Text that is no existing calendar day. */
export class DateError extends Error {
  override readonly name = 'DateError';
}

/** Days since 1970-01-01. */
export function dayNumberOf(date: DateText): number {
  const ms = DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Date.parse turns 02-30 into March: only a day that comes back unchanged exists.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date) throw new DateError('not a calendar day');
  return ms / DAY_MS;
}

/** Whether text is a calendar day that exists. */
export function isDate(text: string): boolean {
  try {
    dayNumberOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The day of a number of days since 1970-01-01. */
export function dateOfDayNumber(dayNumber: number): DateText {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10);
}

/** The day `days` later; earlier when negative. */
export function addDays(date: DateText, days: number): DateText {
  return dateOfDayNumber(dayNumberOf(date) + days);
}

/** Days from `from` to `to`: 1 when `to` is the next day, negative when it lies before. */
export function daysBetween(from: DateText, to: DateText): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export function weekdayOf(date: DateText): number {
  return weekdayOfDayNumber(dayNumberOf(date));
}

/** The weekday of a number of days since 1970-01-01, a Thursday. */
export function weekdayOfDayNumber(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of a day's week (ISO 8601), which may be the day itself. */
export function mondayOf(date: DateText): DateText {
  const dayNumber = dayNumberOf(date);
  return dateOfDayNumber(dayNumber + 1 - weekdayOfDayNumber(dayNumber));
}

/** The ISO 8601 week, `2026-W47`: it belongs to the year of its Thursday. */
export function isoWeekOf(date: DateText): string {
  const dayNumber = dayNumberOf(date);
  const thursday = dateOfDayNumber(dayNumber + 4 - weekdayOfDayNumber(dayNumber));
  const week = Math.floor(daysBetween(`${thursday.slice(0, 4)}-01-01`, thursday) / 7) + 1;
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`;
}
