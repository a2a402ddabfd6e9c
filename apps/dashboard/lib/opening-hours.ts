import { addDays, weekdayOf } from '@vitrine/domain';
import type { WallClock } from './calendar';

export interface OpeningHours {
  weekday: number;
  opens: string;
  closes: string;
}

export type OpenState =
  | { open: true; until: string | null }
  | { open: false; opensOn: string; opensAt: string }
  | { open: false; opensOn: null; opensAt: null };

/** Is a shop open at this wall clock, and until or from when? A shop without hours (an online one) never closes. */
export function openState(hours: readonly OpeningHours[], clock: WallClock): OpenState {
  if (hours.length === 0) return { open: true, until: null };
  const now = clock.hour * 60 + clock.minute;
  const yesterday = clock.weekday === 1 ? 7 : clock.weekday - 1;
  for (const span of hours) {
    const opens = minutesOf(span.opens);
    const closes = minutesOf(span.closes);
    const pastMidnight = closes <= opens;
    const sinceToday = span.weekday === clock.weekday && now >= opens && (pastMidnight || now < closes);
    const sinceYesterday = pastMidnight && span.weekday === yesterday && now < closes;
    if (sinceToday || sinceYesterday) return { open: true, until: isWholeDay(span) ? null : span.closes };
  }
  return nextOpening(hours, clock, now);
}

/** Its business day has hours and none of them has begun. A shop open past midnight has begun yesterday's. */
export function isYetToOpen(hours: readonly OpeningHours[], clock: WallClock): boolean {
  const state = openState(hours, clock);
  const now = clock.hour * 60 + clock.minute;
  const hasBegun = hours.some((span) => span.weekday === clock.weekday && minutesOf(span.opens) <= now);
  return hours.length > 0 && !state.open && !hasBegun;
}

/** Its business day has no hours at all: a shop that rests on Sundays does not wait to open on one. */
export function restsToday(hours: readonly OpeningHours[], clock: WallClock): boolean {
  return hours.length > 0 && !hours.some((span) => span.weekday === clock.weekday);
}

function nextOpening(hours: readonly OpeningHours[], clock: WallClock, now: number): OpenState {
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = addDays(clock.day, ahead);
    const spans = hours
      .filter((span) => span.weekday === weekdayOf(day) && (ahead > 0 || minutesOf(span.opens) > now))
      .sort((left, right) => minutesOf(left.opens) - minutesOf(right.opens));
    if (spans[0]) return { open: false, opensOn: day, opensAt: spans[0].opens };
  }
  return { open: false, opensOn: null, opensAt: null };
}

function isWholeDay(span: OpeningHours): boolean {
  return minutesOf(span.opens) === 0 && minutesOf(span.closes) % 1440 === 0;
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
