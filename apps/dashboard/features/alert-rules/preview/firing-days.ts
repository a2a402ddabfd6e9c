import type { Backtest } from '@vitrine/contracts';
import { addDays } from '@vitrine/domain';

export interface FiringDay {
  day: string;
  warning: number;
  critical: number;
}

/** Every day of the back-test with its firings, quiet days included. @param dayOf the calendar day of a moment on the shop's clock */
export function firingDays(
  { from, to, firings }: Pick<Backtest, 'from' | 'to' | 'firings'>,
  dayOf: (instant: string) => string,
): FiringDay[] {
  const days: FiringDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push({ day, warning: 0, critical: 0 });
  const byDay = new Map(days.map((one) => [one.day, one]));
  for (const { raisedAt, level } of firings) {
    const one = byDay.get(dayOf(raisedAt));
    if (one) one[level] += 1;
  }
  return days;
}
