'use client';

import { useMemo } from 'react';
import { useBusinessClock } from '@/features/clock/clock-context';
import { figuresOf, keysOf, lastBegun } from '@/features/figures/axis/timeline';
import { useFilters } from '@/features/filters/use-filters';
import { useLive } from '@/features/live/live-provider';
import type { MetricId } from '@/lib/api/types';
import { isNews } from './patch';
import type { Performance, Subject } from './use-performance';

/** One metric along the period's axis; today's net sales of the whole scope come from the stream. */
export function useCourse({ course, earlier, grain, period, comparePeriod }: Performance, subject: Subject) {
  const { isToday, today } = useFilters();
  const clock = useBusinessClock();
  const { snapshot } = useLive();

  return useMemo(() => {
    const keys = keysOf(period, grain);
    const earlierKeys = comparePeriod ? keysOf(comparePeriod, grain) : [];
    const isWhole = isToday && subject.storeIds === null && !subject.isNetwork;
    const live =
      isWhole && isNews(snapshot, course.data, today)
        ? new Map(snapshot.hours.map(({ hour, netSales }) => [String(hour), netSales]))
        : null;
    return {
      keys,
      last: lastBegun(period, grain, clock),
      current: (metric: MetricId) =>
        live && metric === 'netSales'
          ? keys.map((key) => live.get(key) ?? null)
          : figuresOf(course.data, metric, grain, keys),
      comparison: (metric: MetricId) =>
        earlier ? figuresOf(earlier, metric, grain, earlierKeys).slice(0, keys.length) : [],
      earlierKeys,
    };
  }, [
    course.data,
    earlier,
    grain,
    period,
    comparePeriod,
    clock,
    snapshot,
    isToday,
    today,
    subject.storeIds,
    subject.isNetwork,
  ]);
}

export type Course = ReturnType<typeof useCourse>;
