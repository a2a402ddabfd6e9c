import { type HolidayId, holidaysBR } from '@vitrine/domain';

/** Days are counted from 1970-01-01, so that a date is an integer and a loop over dates is a loop. */
export const DAY_MS = 86_400_000;

/** Monday is 0. */
export function weekdayOf(day: number): number {
  return (day + 3) % 7;
}

export function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The local date at an instant, for a place with a constant offset. */
export function dayAt(instantMs: number, offsetMinutes: number): number {
  return Math.floor((instantMs + offsetMinutes * 60_000) / DAY_MS);
}

/** The instant of the local midnight that begins a day. */
export function midnightMs(day: number, offsetMinutes: number): number {
  return day * DAY_MS - offsetMinutes * 60_000;
}

const SHUT = new Set<HolidayId>(['newYear', 'christmas']);

/** How the calendar moves a day's sales: 0 when shops are shut, 1 on an ordinary day. */
export function calendarFactor(day: number): number {
  const date = dateText(day);
  const holiday = holidaysBR(Number(date.slice(0, 4))).find((one) => one.day === date);
  if (holiday && SHUT.has(holiday.id)) return 0;
  const month = Number(date.slice(5, 7));
  const dayOfMonth = Number(date.slice(8));
  let factor = (holiday?.kind === 'national' ? 0.72 : 1) * payDayFactor(dayOfMonth);
  if (month === 12 && dayOfMonth >= 10 && dayOfMonth <= 24) factor *= 1.2 + (dayOfMonth - 10) * 0.05;
  if (month === 11 && weekdayOf(day) === 4 && dayOfMonth >= 23 && dayOfMonth <= 29) factor *= 1.9; // Black Friday
  if (month === 5 && dayOfMonth >= 5 && dayOfMonth <= 14) factor *= 1.25; // Mothers' Day
  return factor;
}

/** Wages arrive on the 5th, the advance on the 20th: good days after each, a thin end of the month. */
export function payDayFactor(dayOfMonth: number): number {
  if (dayOfMonth >= 5 && dayOfMonth <= 8) return 1.24;
  if (dayOfMonth >= 20 && dayOfMonth <= 22) return 1.14;
  return dayOfMonth >= 26 || dayOfMonth <= 3 ? 0.93 : 1;
}
