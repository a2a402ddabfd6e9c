import type { Saying } from './saying.js';
import { writeNumber } from './write-threshold.js';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes in the largest unit that says them whole: `45 minutos`, `10 horas`, `3 dias`. */
export function sayDuration(minutes: number, saying: Saying): string {
  const { say } = saying;
  if (minutes > 0 && minutes % DAY === 0) return say('days', { days: minutes / DAY });
  if (minutes > 0 && minutes % HOUR === 0) return say('hours', { hours: minutes / HOUR });
  return say('minutes', { minutes: Number.isInteger(minutes) ? minutes : writeNumber(String(minutes), saying) });
}
