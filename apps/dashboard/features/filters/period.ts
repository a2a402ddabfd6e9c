import { addDays, daysBetween, isComparable, lengthOf } from '@vitrine/domain';
import type { Period } from '@/lib/api/types';

/** What the URL's `period` may say. A custom one carries its own dates: `2026-11-01..2026-11-20`. */
export const presets = ['today', 'yesterday', 'last7', 'last30', 'month'] as const;
export type Preset = (typeof presets)[number];

export function isPreset(text: string): text is Preset {
  return presets.some((preset) => preset === text);
}

/** Business dates of what the URL says, both included; anything unreadable is today. */
export function periodOf(text: string, today: string): Period {
  switch (isPreset(text) ? text : 'custom') {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'last7':
      return { from: addDays(today, -6), to: today };
    case 'last30':
      return { from: addDays(today, -29), to: today };
    case 'month':
      return { from: `${today.slice(0, 8)}01`, to: today };
    default:
      return customPeriod(text) ?? { from: today, to: today };
  }
}

/** Whether the URL's word is a preset or two dates in order that can be asked for. */
export function isReadable(text: string): boolean {
  return isPreset(text) || customPeriod(text) !== null;
}

function customPeriod(text: string): Period | null {
  const [from = '', to = '', ...more] = text.split('..');
  return more.length === 0 && isShowable({ from, to }) ? { from, to } : null;
}

/** Whether a period can be shown, whatever it is compared with. */
export function isShowable(period: Period): boolean {
  return isComparable(period, 'previousPeriod') && isComparable(period, 'sameWeekday');
}

/** The dates a comparison by weekday speaks of: as many whole weeks earlier as the period needs. */
export function weeksBefore(period: Period): Period {
  const days = 7 * Math.ceil(lengthOf(period) / 7);
  return { from: addDays(period.from, -days), to: addDays(period.to, -days) };
}

/** Of the compared days those that are counted while `period` runs: up to the one that is laid over today. */
export function comparedSoFar(compared: Period, period: Period, today: string): Period {
  return { from: compared.from, to: addDays(compared.from, daysBetween(period.from, today)) };
}

/** The same period one length earlier or later, as the URL writes it. */
export function movePeriod(period: Period, direction: 1 | -1): string {
  const length = lengthOf(period);
  const from = addDays(period.from, direction * length);
  return `${from}..${addDays(from, length - 1)}`;
}
