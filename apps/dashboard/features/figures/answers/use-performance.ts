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
export function usePerformance({ filters, storeIds, isNetwork = false }: Subject) {
  const { me } = useSession();
  const { period, compare, hasToday, isToday, today } = useFilters();
  const { snapshot } = useLive();
  const hasMargin = seesMargin(me) && !isNetwork;
  const kpis: KpiId[] = hasMargin ? [...basic, 'marginRate'] : basic;
  const scope = isNetwork ? { scope: 'network' as const } : {};
  // another store is told of by day at the finest
  const finest = grainOf(period);
  const grain = isNetwork && finest === 'hour' ? 'day' : finest;
  const courseMetrics: MetricId[] = kpis.filter((id) => id !== 'goalRate');

  const totals = useMetrics(
    {
      metrics: hasMargin ? [...kpis, 'costCoverage'] : [...kpis],
      filters,
      period,
      ...(compare ? { compare } : {}),
      ...scope,
    },
    { live: hasToday },
  );
  const course = useMetrics(
    { metrics: courseMetrics, dimensions: [grain], filters, period, ...scope },
    { live: hasToday },
  );
  const comparePeriod = compare ? totals.data?.comparePeriod : undefined;
  // the whole earlier day, so that the dashed line runs on past this minute
  const earlier = useMetrics(
    comparePeriod ? { metrics: courseMetrics, dimensions: [grain], filters, period: comparePeriod, ...scope } : null,
  );

  const patched = useMemo(
    () =>
      patchTotals(totals.data, isNetwork ? null : snapshot, {
        today,
        isToday,
        storeIds,
        isPlaceholder: totals.isPlaceholderData,
        minorDigits: me.tenant.minorDigits,
      }),
    [me.tenant, totals.data, totals.isPlaceholderData, snapshot, isNetwork, today, isToday, storeIds],
  );
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
