import { addDays, dayNumberOf, wallInstantMs } from '@vitrine/domain';
import { clockIn } from '@/lib/calendar';

export const snoozeChoices = ['halfHour', 'twoHours', 'tomorrow', 'monday'] as const;
export type SnoozeChoice = (typeof snoozeChoices)[number];

const MINUTE_MS = 60_000;
/** When a shop's day is taken up again. */
const MORNING_MINUTE = 8 * 60;
const MONDAY = 1;

/** When each choice ends, by the clock of the store. */
export function snoozeUntil(choice: SnoozeChoice, now: Date, timeZone: string): Date {
  const { day, weekday } = clockIn(timeZone, now);
  switch (choice) {
    case 'halfHour':
      return new Date(now.getTime() + 30 * MINUTE_MS);
    case 'twoHours':
      return new Date(now.getTime() + 120 * MINUTE_MS);
    case 'tomorrow':
      return morningOf(addDays(day, 1), timeZone);
    case 'monday':
      return morningOf(addDays(day, 7 + MONDAY - weekday), timeZone);
    default:
      return choice satisfies never;
  }
}

const morningOf = (day: string, timeZone: string): Date =>
  new Date(wallInstantMs(timeZone, dayNumberOf(day), MORNING_MINUTE));
