import type { NotificationSettings } from '@vitrine/contracts';
import { offsetMsAt, wallDayAt, wallInstantMs } from '@vitrine/domain';

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
export const dayBegan = (nowMs: number, timeZone: string): number => wallDayAt(timeZone, nowMs).fromMs;

export function nextDigest(nowMs: number, timeZone: string): number {
  return nextTime(nowMs, DIGEST_MINUTES, timeZone);
}

/** The next moment at which the person's clock shows one of these minutes of the day. */
function nextTime(nowMs: number, minutes: readonly number[], timeZone: string): number {
  const today = Math.floor((nowMs + offsetMsAt(nowMs, timeZone)) / DAY_MS);
  const instants = [0, 1, 2].flatMap((day) => minutes.map((minute) => wallInstantMs(timeZone, today + day, minute)));
  return Math.min(...instants.filter((instant) => instant > nowMs));
}

function minuteOfDay(nowMs: number, timeZone: string): number {
  const local = nowMs + offsetMsAt(nowMs, timeZone);
  return Math.floor((local % DAY_MS) / MINUTE_MS);
}

function minutesOf(timeOfDay: string): number {
  return (Number(timeOfDay.slice(0, 2)) * 60 + Number(timeOfDay.slice(3))) % MINUTES_A_DAY;
}
