import { type DateText, dateOfDayNumber, weekdayOfDayNumber } from './dates.js';
import { offsetMsAt } from './time-zone.js';

/** What a clock and a calendar on the store's wall say. */
export interface StoreDate {
  readonly soldOn: DateText;
  /** 0 to 23. */
  readonly hour: number;
  /** 0 to 59. */
  readonly minute: number;
  /** 1 is Monday. */
  readonly weekday: number;
}

const DAY_MS = 86_400_000;
const MAX_CACHED_DATES = 20_000;
const dateTexts = new Map<number, DateText>();

/**
 * The store's own date and time of an instant. Millions per second: only a day never seen before asks Intl.
 * @throws UnknownTimeZone, or RangeError for an instant that is no date
 */
export function storeDateOf(instant: number | Date, timeZone: string): StoreDate {
  const instantMs = typeof instant === 'number' ? instant : instant.getTime();
  if (Number.isNaN(instantMs)) throw new RangeError('not an instant');
  return wallClockOf(instantMs + offsetMsAt(instantMs, timeZone));
}

/** The date and time of an instant at a fixed offset, for tickets whose store is not known yet. */
export function dateAtOffset(instantMs: number, offsetMinutes: number): StoreDate {
  return wallClockOf(instantMs + offsetMinutes * 60_000);
}

function wallClockOf(localMs: number): StoreDate {
  const dayNumber = Math.floor(localMs / DAY_MS);
  const minuteOfDay = Math.floor((localMs - dayNumber * DAY_MS) / 60_000);
  return {
    soldOn: dateTextOf(dayNumber),
    hour: Math.floor(minuteOfDay / 60),
    minute: minuteOfDay % 60,
    weekday: weekdayOfDayNumber(dayNumber),
  };
}

function dateTextOf(dayNumber: number): DateText {
  const known = dateTexts.get(dayNumber);
  if (known !== undefined) return known;
  if (dateTexts.size >= MAX_CACHED_DATES) dateTexts.clear();
  const text = dateOfDayNumber(dayNumber);
  dateTexts.set(dayNumber, text);
  return text;
}
