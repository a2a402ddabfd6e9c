'use client';

import { useMemo } from 'react';
import { useMetrics } from '@/features/figures/answers/use-metrics';
import { keysOf } from '@/features/figures/axis/timeline';
import { useSession } from '@/features/session/session-context';
import type { Filters } from '@/lib/api/types';
import { pathsOf } from './paths';
import type { Asked } from './use-asked';
import type { LikeForLike } from './use-like-for-like';

/** The questions that need the stores: their total, and the course of each through hours or days. */
export function useDetails(asked: Asked, { kept, isNarrowed, shown, rows }: LikeForLike) {
  const { metrics, compared, base, period, grain, isNetwork, live } = asked;
  const { stores } = useSession();
  const totals = useMetrics(isNarrowed ? { metrics, filters: shown, ...compared } : null, live);
  // hours of the others are told over whole weeks only: the map is of the own stores, whatever the period
  const ownIds = useMemo(() => {
    const own = new Set(stores.filter(({ access }) => access === 'full').map(({ id }) => id));
    return (kept ?? rows.map((row) => String(row.store))).filter((id) => own.has(id));
  }, [stores, kept, rows]);
  const hourFilters: Filters = isNetwork ? [{ dimension: 'store', in: ownIds }] : shown;
  const hasHours = !isNetwork || ownIds.length > 0;
  const byHour = useMetrics(
    hasHours ? { metrics: ['netSales'], dimensions: ['store', 'hour'], filters: hourFilters, period } : null,
    live,
  );
  const byDay = useMetrics(
    grain === 'hour' ? null : { metrics: ['netSales'], dimensions: ['store', grain], filters: shown, ...base },
    live,
  );
  const along = grain === 'hour' ? byHour.data : byDay.data;
  const courses = useMemo(() => pathsOf(along?.rows ?? [], grain, keysOf(period, grain)), [along, grain, period]);
  return { totals, byHour, hasHours, courses };
}
