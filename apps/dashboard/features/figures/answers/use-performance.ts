'use client';

import { useMemo } from 'react';
import { grainOf } from '@/features/figures/axis/timeline';
import { useFilters } from '@/features/filters/use-filters';
import { useLive } from '@/features/live/live-provider';
import { useSession } from '@/features/session/session-context';
import { seesMargin } from '@/lib/access';
import type { Filters, MetricId } from '@/lib/api/types';
import { patchTotals } from './patch';
import { useMetrics } from './use-metrics';

export type KpiId = 'netSales' | 'goalRate' | 'tickets' | 'averageTicket' | 'itemsPerTicket' | 'marginRate';

const basic: KpiId[] = ['netSales', 'goalRate', 'tickets', 'averageTicket', 'itemsPerTicket'];

/** Which stores the figures are of: the filters of the page, and whether they may be another's (as totals). */
export interface Subject {
  filters: Filters;
  storeIds: readonly string[] | null;
  /** Another store of the network: totals only, so no margin. */
  isNetwork?: boolean;
}

/** The figures of the period, live while it is today, with their course and the course of the comparison. */
export function usePerformance(subject: Subject) {
  const { period, compare, hasToday } = useFilters();
  const asked = useAsked(subject);
  const { kpis, metrics, courseMetrics, grain, where } = asked;
  const live = { live: hasToday };
  const totals = useMetrics({ metrics, period, ...(compare ? { compare } : {}), ...where }, live);
  const course = useMetrics({ metrics: courseMetrics, dimensions: [grain], period, ...where }, live);
  const comparePeriod = compare ? totals.data?.comparePeriod : undefined;
  // the whole earlier day, so that the dashed line runs on past this minute
  const earlier = useMetrics(
    comparePeriod ? { metrics: courseMetrics, dimensions: [grain], period: comparePeriod, ...where } : null,
  );
  const patched = usePatched(totals, subject);
  return {
    kpis,
    grain,
    period,
    comparePeriod,
    totals,
    course,
    earlier: comparePeriod ? earlier.data : undefined,
    patched,
  };
}

export type Performance = ReturnType<typeof usePerformance>;

/** Which figures this person may have of the subject, and along which axis. */
function useAsked({ filters, isNetwork = false }: Subject) {
  const { me } = useSession();
  const { period } = useFilters();
  const hasMargin = seesMargin(me) && !isNetwork;
  const kpis: KpiId[] = hasMargin ? [...basic, 'marginRate'] : basic;
  const metrics: MetricId[] = hasMargin ? [...kpis, 'costCoverage'] : [...kpis];
  // other stores are told by day at the finest
  const finest = grainOf(period);
  return {
    kpis,
    metrics,
    courseMetrics: kpis.filter((id) => id !== 'goalRate'),
    grain: isNetwork && finest === 'hour' ? ('day' as const) : finest,
    where: { filters, ...(isNetwork ? { scope: 'network' as const } : {}) },
  };
}

/** The totals with the stream's latest figures; of another's store the stream says nothing. */
function usePatched(
  { data, isPlaceholderData }: ReturnType<typeof useMetrics>,
  { storeIds, isNetwork = false }: Subject,
) {
  const { me } = useSession();
  const { isToday, today } = useFilters();
  const { snapshot } = useLive();
  const { minorDigits } = me.tenant;
  return useMemo(
    () =>
      patchTotals(data, isNetwork ? null : snapshot, {
        today,
        isToday,
        storeIds,
        isPlaceholder: isPlaceholderData,
        minorDigits,
      }),
    [minorDigits, data, isPlaceholderData, snapshot, isNetwork, today, isToday, storeIds],
  );
}
