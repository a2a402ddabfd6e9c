'use client';

import { gapOf } from '@vitrine/metrics/change';
import { useTranslations } from 'next-intl';
import type { Course } from '@/features/figures/answers/use-course';
import type { Performance } from '@/features/figures/answers/use-performance';
import { useComparedName } from '@/features/figures/words/use-compared-name';
import { useCoverageNote } from '@/features/figures/words/use-coverage-note';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import { findBest, findPart } from './takeaway';

/** The store that explains most of a rise or a fall of the whole period. */
export type PullerOf = (direction: 'up' | 'down') => string | null;

/** The finding in a few sentences: the part of the day that moved most, or the total, who moved the day, the best hour or day. */
export function useTakeaway(
  { grain, patched, comparePeriod, totals }: Performance,
  course: Course,
  pullerOf: PullerOf | undefined,
): string {
  const t = useTranslations('overview.takeaway');
  const { me, formats } = useSession();
  const { isToday, hasToday } = useFilters();
  const missing = useCoverageNote(totals.data, patched);
  const compared = useComparedName(comparePeriod);
  if (totals.isPending || !patched) return '\u00a0';

  const sales = formats.figure(patched.netSales, 'money');
  const current = course.current('netSales');
  const comparison = course.comparison('netSales');
  const period = comparePeriod ? formats.period(comparePeriod) : '';
  const hoursOver = isToday ? course.last : 24;
  const whole = patched.changes?.netSales;
  const isComparable = grain === 'hour' && whole !== undefined && gapOf(whole) === undefined;
  const part = isComparable ? findPart(current, comparison, hoursOver, me.tenant.minorDigits) : null;
  const isSold = Number(patched.netSales ?? 0) !== 0;
  const sentences: string[] = [];

  if (part) {
    const rate = formats.percent(Math.abs(Number(part.change.value)), 0);
    const word = part.change.direction === 'up' ? 'up' : 'down';
    sentences.push(t('part', { part: part.part, rate, word, period }));
  } else {
    const change = formats.change(whole, 'money');
    if (!isSold) sentences.push(t('noSales', { isRunning: String(hasToday) }));
    else if (change && change.direction !== 'same' && !change.isNew) {
      sentences.push(
        t('compared', { sales, rate: change.text.replace(/^[+\-−]/, ''), word: change.direction, period: compared }),
      );
    } else sentences.push(t('total', { sales }));
  }

  const pulled = isSold && isComparable && whole.direction !== 'same' ? whole.direction : null;
  const store = pulled === null ? null : pullerOf?.(pulled);
  if (pulled && store) sentences.push(t('puller', { store, word: pulled }));

  const best = findBest(current);
  const key = best === null ? undefined : course.keys[best];
  if (best !== null && key !== undefined) {
    const label =
      grain === 'hour' ? formats.hour(Number(key)) : grain === 'day' ? formats.shortDate(key) : formats.month(key);
    sentences.push(t('best', { unit: grain, label, sales: formats.figure(current[best] ?? null, 'money') }));
  }
  if (missing) sentences.push(`${missing}.`);
  return sentences.join(' ');
}
