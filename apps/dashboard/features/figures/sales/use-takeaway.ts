'use client';

import { gapOf } from '@vitrine/metrics/change';
import { useTranslations } from 'next-intl';
import type { Course } from '@/features/figures/answers/use-course';
import type { Performance } from '@/features/figures/answers/use-performance';
import { useComparedName } from '@/features/figures/words/use-compared-name';
import { useCoverageNote } from '@/features/figures/words/use-coverage-note';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import type { MetricChange, MetricRow } from '@/lib/api/types';
import { findBest, findPart } from './takeaway';

/** The store that explains most of a rise or a fall of the whole period. */
export type PullerOf = (direction: 'up' | 'down') => string | null;

/**
 * The finding in a few sentences. First the part of the day that moved most, or the total; then who moved the day, and the best hour or
 * day.
 */
export function useTakeaway(performance: Performance, course: Course, pullerOf: PullerOf | undefined): string {
  const { totals, patched } = performance;
  const missing = useCoverageNote(totals.data, patched);
  const moved = useMoved(performance, course);
  const puller = usePuller(performance, pullerOf);
  const best = useBest(performance, course);
  if (totals.isPending || !patched) return '\u00a0';
  return [moved, puller, best, missing && `${missing}.`].filter(Boolean).join(' ');
}

/** The part of the day that stands out; where none does, the total and its change. */
function useMoved({ grain, patched, comparePeriod }: Performance, course: Course): string {
  const t = useTranslations('overview.takeaway');
  const { me, formats } = useSession();
  const { isToday, hasToday } = useFilters();
  const compared = useComparedName(comparePeriod);
  const whole = patched?.changes?.netSales;
  const hoursOver = isToday ? course.last : 24;
  const part = isTellable(grain, whole)
    ? findPart(course.current('netSales'), course.comparison('netSales'), hoursOver, me.tenant.minorDigits)
    : null;
  if (part) {
    const rate = formats.percent(Math.abs(Number(part.change.value)), 0);
    const period = comparePeriod ? formats.period(comparePeriod) : '';
    return t('part', { part: part.part, rate, word: part.change.direction === 'up' ? 'up' : 'down', period });
  }
  if (!isSold(patched)) return t('noSales', { isRunning: String(hasToday) });
  const sales = formats.figure(patched?.netSales, 'money');
  const change = formats.change(whole, 'money');
  if (!change || change.direction === 'same' || change.isNew) return t('total', { sales });
  const rate = change.text.replace(/^[+\-−]/, '');
  return t('compared', { sales, rate, word: change.direction, period: compared });
}

/** The store that moved the day. */
function usePuller({ grain, patched }: Performance, pullerOf: PullerOf | undefined): string | null {
  const t = useTranslations('overview.takeaway');
  const whole = patched?.changes?.netSales;
  if (!isSold(patched) || !isTellable(grain, whole)) return null;
  const word = whole?.direction;
  if (word !== 'up' && word !== 'down') return null;
  const store = pullerOf?.(word);
  return store ? t('puller', { store, word }) : null;
}

/** The best hour, day or month. */
function useBest({ grain }: Performance, course: Course): string | null {
  const t = useTranslations('overview.takeaway');
  const { formats } = useSession();
  const current = course.current('netSales');
  const best = findBest(current);
  const key = best === null ? undefined : course.keys[best];
  if (best === null || key === undefined) return null;
  const label =
    grain === 'hour' ? formats.hour(Number(key)) : grain === 'day' ? formats.shortDate(key) : formats.month(key);
  return t('best', { unit: grain, label, sales: formats.figure(current[best] ?? null, 'money') });
}

/** Hours are compared with each other when neither day lacks anything. */
function isTellable(grain: Performance['grain'], whole: MetricChange | undefined): boolean {
  return grain === 'hour' && whole !== undefined && gapOf(whole) === undefined;
}

function isSold(total: MetricRow | undefined): boolean {
  return Number(total?.netSales ?? 0) !== 0;
}
