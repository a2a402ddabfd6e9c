'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Course } from '@/features/figures/answers/use-course';
import type { Performance } from '@/features/figures/answers/use-performance';
import type { Grain } from '@/features/figures/axis/timeline';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import type { SalesSeries } from './sales-series';

/** Net sales of the period and its comparison, named as people read them. */
export function useSalesSeries({ grain, period, comparePeriod, patched }: Performance, course: Course): SalesSeries {
  const t = useTranslations('overview');
  const { me, formats } = useSession();
  const { isToday, hasToday } = useFilters();
  const labelOf = useLabels(grain);
  const whole = patched?.changes?.netSales;
  return useMemo(() => {
    const comparison = course.comparison('netSales');
    const hasHistory = comparison.some(isSold);
    return {
      keys: course.keys,
      labels: course.keys.map(labelOf),
      current: course.current('netSales'),
      comparison,
      names: {
        current: isToday ? t('today') : formats.period(period),
        comparison: comparePeriod && hasHistory ? formats.period(comparePeriod) : null,
      },
      last: course.last,
      isRunning: hasToday,
      whole,
      minorDigits: me.tenant.minorDigits,
    };
  }, [course, labelOf, isToday, hasToday, t, formats, period, comparePeriod, whole, me.tenant.minorDigits]);
}

/** Nothing sold in either period. */
export function isQuiet({ current, comparison }: SalesSeries): boolean {
  return !current.some(isSold) && !comparison.some(isSold);
}

function isSold(figure: string | number | null): boolean {
  return Number(figure ?? 0) !== 0;
}

function useLabels(grain: Grain): (key: string) => string {
  const { formats } = useSession();
  return useMemo(() => {
    if (grain === 'hour') return (key) => formats.hour(Number(key));
    if (grain === 'day') return (key) => formats.shortDate(key);
    return (key) => formats.month(key);
  }, [grain, formats]);
}
