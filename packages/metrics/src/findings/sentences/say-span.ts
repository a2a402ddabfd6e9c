import { storeDateOf } from '@vitrine/domain';
import type { AlertClaims } from '../alerts/alert-claims.js';
import { durationOf, type Writers } from './writers.js';

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A time of the day; with its date where that is not the day on which the alert changed. */
export function sayTime(atMs: number, { atMs: changedMs, place }: AlertClaims, { time, day }: Writers): string {
  return isSameDay(atMs, changedMs, place.timeZone) ? time(atMs) : `${day(atMs)} ${time(atMs)}`;
}

export const isSameDay = (aMs: number, bMs: number, timeZone: string): boolean =>
  dateOf(aMs, timeZone) === dateOf(bMs, timeZone);

/** How long an alert was open; null while it is. */
export function sayLasted({ lastedMinutes }: AlertClaims, { say }: Writers): string | null {
  if (lastedMinutes === null) return null;
  return lastedMinutes === 0 ? say('underAMinute') : durationOf(String(lastedMinutes));
}

/** The span of a figure: the day so far, whole days, or from one time to another. */
export function saySpan({ fromMs, toMs }: Span, claims: AlertClaims, writers: Writers): string {
  const { say, day } = writers;
  const { timeZone } = claims.place;
  const time = (atMs: number) => sayTime(atMs, claims, writers);
  if (!isMidnight(fromMs, timeZone)) return say('between', { from: time(fromMs), to: time(toMs) });
  if (dateOf(fromMs, timeZone) === dateOf(toMs, timeZone)) return say('dayUntil', { to: time(toMs) });
  const lastMs = toMs - 1;
  if (dateOf(fromMs, timeZone) === dateOf(lastMs, timeZone)) return say('onDay', { day: day(fromMs) });
  return say('days', { from: day(fromMs), to: day(lastMs) });
}

const dateOf = (atMs: number, timeZone: string): string => storeDateOf(atMs, timeZone).soldOn;

function isMidnight(atMs: number, timeZone: string): boolean {
  const { hour, minute } = storeDateOf(atMs, timeZone);
  return hour === 0 && minute === 0;
}
