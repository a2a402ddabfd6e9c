'use client';

import { useMemo } from 'react';
import { useFilters } from '@/features/filters/use-filters';
import { useBusinessClock } from '@/features/frame/clock-context';
import { useSession } from '@/features/frame/session-context';
import { grainOf, keysOf, lastBegun } from '@/features/overview/timeline';
import { comparesWithNetwork, seesMargin } from '@/lib/access';
import type { MetricId, MetricQuery, MetricRow, Store } from '@/lib/api/types';
import { useMetrics } from '@/lib/api/use-metrics';
import { withSilentStores } from './silent-stores';

export interface StoreRow {
  id: string;
  name: string;
  region: string;
  /** One of the person's own among others of the network. */
  isOwn: boolean;
  figures: MetricRow;
  course: (number | null)[];
  /** Sold, but in no list of stores: it has no page of its own. */
  isUnlisted: boolean;
}

const shared: MetricId[] = ['netSales', 'goalRate', 'tickets', 'units', 'averageTicket', 'itemsPerTicket'];

/** Every store of the period with its figures, course and hours. Another's stores come as totals; margins only of the own. */
export function useComparison(isGrouped: boolean) {
  const { me, stores } = useSession();
  const { period, compare, filters, hasToday } = useFilters();
  const clock = useBusinessClock();
  const isNetwork = comparesWithNetwork(me, stores);
  const hasMargin = seesMargin(me);
  const grain = grainOf(period);
  const base = { filters, period } satisfies Partial<MetricQuery>;
  const compared = compare ? { compare } : {};
  const scope = isNetwork ? { scope: 'network' as const } : {};
  const metrics: MetricId[] = hasMargin && !isNetwork ? [...shared, 'marginRate'] : shared;
  const live = { live: hasToday };

  const byStore = useMetrics({ metrics, dimensions: ['store'], ...base, ...compared, ...scope }, live);
  const ownMargin = useMetrics(
    hasMargin && isNetwork ? { metrics: ['marginRate'], dimensions: ['store'], ...base, ...compared } : null,
    live,
  );
  const byHour = useMetrics({ metrics: ['netSales'], dimensions: ['store', 'hour'], ...base, ...scope }, live);
  const byDay = useMetrics(
    grain === 'hour' ? null : { metrics: ['netSales'], dimensions: ['store', grain], ...base, ...scope },
    live,
  );
  // Where anonymous stores are is not told, so their network has no totals of a region.
  const hidesRegions = isNetwork && stores.some((store) => store.access === 'totals' && store.region === '');
  const byRegion = useMetrics(
    isGrouped && !hidesRegions ? { metrics, dimensions: ['region'], ...base, ...compared, ...scope } : null,
    live,
  );

  const courses = grain === 'hour' ? byHour.data : byDay.data;
  const rows = useMemo(() => {
    const known = new Map(stores.map((store) => [store.id, store]));
    const margins = new Map(ownMargin.data?.rows.map((row) => [String(row.store), row]));
    const keys = keysOf(period, grain);
    const paths = pathsOf(courses?.rows ?? [], grain, keys);
    if (!byStore.data) return [];
    return withSilentStores(byStore.data.rows, stores, filters, isNetwork).map((row): StoreRow => {
      const id = String(row.store);
      const store: Store | undefined = known.get(id);
      return {
        id,
        name: store?.name ?? byStore.data?.labels?.store?.[id] ?? id,
        region: store?.region ?? '',
        isOwn: isNetwork && store?.access === 'full',
        figures: { ...row, ...margins.get(id) },
        course: paths.get(id) ?? [],
        isUnlisted: store === undefined,
      };
    });
  }, [byStore.data, ownMargin.data, courses, stores, isNetwork, period, grain, filters]);

  const partial = hasToday ? lastBegun(period, grain, clock) : undefined;
  return { rows, byStore, byHour, byRegion, isNetwork, grain, period, partial };
}

export type Comparison = ReturnType<typeof useComparison>;

function pathsOf(rows: readonly MetricRow[], grain: string, keys: readonly string[]): Map<string, (number | null)[]> {
  const places = new Map(keys.map((key, index) => [key, index]));
  const paths = new Map<string, (number | null)[]>();
  for (const row of rows) {
    const id = String(row.store);
    const path = paths.get(id) ?? keys.map(() => null);
    const key = grain === 'hour' ? String(Number(row.hour)) : String(row[grain]).slice(0, grain === 'month' ? 7 : 10);
    const place = places.get(key);
    if (place !== undefined) path[place] = Number(row.netSales);
    paths.set(id, path);
  }
  return paths;
}
