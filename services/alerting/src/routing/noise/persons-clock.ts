import type { NotificationSettings } from '@vitrine/contracts';
import { offsetMsAt } from '@vitrine/domain';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MINUTES_A_DAY = 1_440;

/** When a person gets, in one message, what was over their budget. */
const DIGEST_MINUTES = [8 * 60, 18 * 60];

export type QuietHours = Pick<NotificationSettings, 'quietFrom' | 'quietTo' | 'timeZone'>;

/** When the quiet hours end in which this moment lies; undefined outside of them. Equal ends are no quiet hours. */
export function quietUntil(nowMs: number, { quietFrom, quietTo, timeZone }: QuietHours): number | undefined {
  if (quietFrom === null || quietTo === null) return undefined;
  const [from, to] = [minutesOf(quietFrom), minutesOf(quietTo)];
  if (from === to) return undefined;
  const minute = minuteOfDay(nowMs, timeZone);
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return isQuiet ? nextTime(nowMs, [to], timeZone) : undefined;
}

/** When the person's day began. */
export function dayBegan(nowMs: number, timeZone: string): number {
  const local = nowMs + offsetMsAt(nowMs, timeZone);
  return instantOf(local - (local % DAY_MS), timeZone);
}

export function nextDigest(nowMs: number, timeZone: string): number {
  return nextTime(nowMs, DIGEST_MINUTES, timeZone);
}

/** The next moment at which the person's clock shows one of these minutes of the day. */
function nextTime(nowMs: number, minutes: readonly number[], timeZone: string): number {
  const local = nowMs + offsetMsAt(nowMs, timeZone);
  const midnight = local - (local % DAY_MS);
  const times = [0, 1, 2].flatMap((day) => minutes.map((minute) => midnight + day * DAY_MS + minute * MINUTE_MS));
  const instants = times.map((time) => instantOf(time, timeZone)).filter((time) => time > nowMs);
  return Math.min(...instants);
}

/** The instant of a time on the wall. One that the clock skips is the moment after the gap. */
function instantOf(localMs: number, timeZone: string): number {
  const guess = localMs - offsetMsAt(localMs, timeZone);
  return localMs - offsetMsAt(guess, timeZone);
}

function minuteOfDay(nowMs: number, timeZone: string): number {
  const local = nowMs + offsetMsAt(nowMs, timeZone);
  return Math.floor((local % DAY_MS) / MINUTE_MS);
}

function minutesOf(timeOfDay: string): number {
  return (Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3))) % MINUTES_A_DAY;
}
