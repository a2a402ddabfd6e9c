import { calendarFactor, midnightMs, weekdayOf } from './calendar.js';
import { HOURS, type Place } from './places.js';

/** The minutes of the local day between which a store sells; null on days on which it is shut. */
export function openingOn(place: Place, day: number): readonly [opens: number, closes: number] | null {
  return calendarFactor(day) === 0 ? null : (HOURS[place.format][weekdayOf(day)] ?? null);
}

/** The same as instants; an empty span at midnight when the store is shut. */
export function openingMs(place: Place, day: number): { readonly fromMs: number; readonly toMs: number } {
  const [opens, closes] = openingOn(place, day) ?? [0, 0];
  return { fromMs: atMinute(place, day, opens), toMs: atMinute(place, day, closes) };
}

export function atMinute(place: Place, day: number, minute: number): number {
  return midnightMs(day, place.offsetMinutes) + minute * 60_000;
}
