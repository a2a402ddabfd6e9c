'use client';

import { useMemo } from 'react';
import { useFilters } from '@/features/filters/use-filters';
import { useBusinessClock } from '@/features/frame/clock-context';
import { useSession } from '@/features/frame/session-context';
import { grainOf, keysOf, lastBegun } from '@/features/overview/timeline';
import { comparesWithNetwork, seesMargin } from '@/lib/access';
import type { Filters, MetricId, MetricQuery, MetricRow, Store } from '@/lib/api/types';
import { useManyMetrics, useMetrics } from '@/lib/api/use-metrics';
import { findComparable } from './comparable-stores';
import { groupRows } from './group-rows';
import { pathsOf } from './paths';
import { perSellerHour } from './seller-hours';
import { withSilentStores } from './silent-stores';
import { useSellerHours } from './use-seller-hours';
import type { TableView } from './use-table-view';

export interface StoreRow {
  id: string;
  name: string;
  region: string;
  /** mall, street, outlet …; empty where nobody said. */
  format: string;
  /** One of the person's own among others of the network. */
  isOwn: boolean;
  figures: MetricRow;
  course: (number | null)[];
  /** Sold, but in no list of stores: it has no page of its own. */
  isUnlisted: boolean;
}

const shared: MetricId[] = ['netSales', 'goalRate', 'tickets', 'units', 'averageTicket', 'itemsPerTicket'];

/** Every store of the period with its figures, course and hours. Another's stores come as totals; margins only of the own. */
export function useComparison(view: TableView) {
  const { me, stores } = useSession();
  const { period, compare, filters, hasToday } = useFilters();
  const clock = useBusinessClock();
  const isNetwork = comparesWithNetwork(me, stores);
  const hasMargin = seesMargin(me);
  const grain = grainOf(period);
  const metrics: MetricId[] = hasMargin && !isNetwork ? [...shared, 'marginRate'] : shared;
  const base = { period, ...(isNetwork ? { scope: 'network' as const } : {}) } satisfies Partial<MetricQuery>;
  const compared = { ...base, ...(compare ? { compare } : {}) };
  const live = { live: hasToday };

  const byStore = useMetrics({ metrics, dimensions: ['store'], filters, ...compared }, live);
  const ownMargin = useMetrics(
    hasMargin && isNetwork
      ? { metrics: ['marginRate'], dimensions: ['store'], filters, period, ...(compare ? { compare } : {}) }
      : null,
    live,
  );
  const all = useMemo(
    () => (byStore.data ? withSilentStores(byStore.data.rows, stores, filters, isNetwork) : []),
    [byStore.data, stores, filters, isNetwork],
  );
  const nameOf = useMemo(() => {
    const names = new Map(stores.map((store) => [store.id, store.name]));
    return (id: string) => names.get(id) ?? byStore.data?.labels?.store?.[id] ?? id;
  }, [stores, byStore.data]);
  const comparedFrom = byStore.data?.comparePeriod?.from;
  const comparable = useMemo(
    () => (view.same && comparedFrom ? findComparable(all, stores, comparedFrom, nameOf) : null),
    [view.same, comparedFrom, all, stores, nameOf],
  );
  const kept = comparable && comparable.left.length > 0 ? comparable.ids : null;
  const shown: Filters = useMemo(
    () => (kept && kept.length > 0 ? [{ dimension: 'store', in: kept }] : filters),
    [kept, filters],
  );

  const totals = useMetrics(kept && kept.length > 0 ? { metrics, filters: shown, ...compared } : null, live);
  // hours of the others are told over whole weeks only: the map is of the own stores, whatever the period
  const ownIds = useMemo(() => {
    const own = new Set(stores.filter(({ access }) => access === 'full').map(({ id }) => id));
    const ids = kept ?? all.map((row) => String(row.store));
    return ids.filter((id) => own.has(id));
  }, [stores, kept, all]);
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
  const isAsked = view.columns.includes('sellerHour') || view.sort === 'sellerHour';
  const hours = useSellerHours({ isAsked, filters: shown, period, isLive: hasToday });

  const courses = grain === 'hour' ? byHour.data : byDay.data;
  const rows = useMemo(() => {
    const known = new Map(stores.map((store) => [store.id, store]));
    const margins = new Map(ownMargin.data?.rows.map((row) => [String(row.store), row]));
    const paths = pathsOf(courses?.rows ?? [], grain, keysOf(period, grain));
    const wanted = kept ? all.filter((row) => kept.includes(String(row.store))) : all;
    return wanted.map((row): StoreRow => {
      const id = String(row.store);
      const store: Store | undefined = known.get(id);
      const sellerHour = hours ? { sellerHour: perSellerHour(row.netSales, hours.get(id)) } : {};
      return {
        id,
        name: nameOf(id),
        region: store?.region ?? '',
        format: store?.format ?? '',
        isOwn: isNetwork && store?.access === 'full',
        figures: Object.assign(joinRows(row, margins.get(id)), sellerHour),
        course: paths.get(id) ?? [],
        isUnlisted: store === undefined,
      };
    });
  }, [all, kept, ownMargin.data, courses, stores, nameOf, isNetwork, period, grain, hours]);

  const groups = useMemo(() => (view.group ? groupRows(rows, view.group) : []), [rows, view.group]);
  const groupTotals = useManyMetrics(
    groups.map((group) => ({
      metrics,
      filters: [{ dimension: 'store' as const, in: group.rows.map((row) => row.id) }],
      ...compared,
    })),
    live,
  );
  const sumOf = (ids: readonly string[]) => ids.reduce((sum, id) => sum + (hours?.get(id) ?? 0), 0);
  const withHours = (figures: MetricRow | undefined, ids: readonly string[]): MetricRow =>
    hours && !isNetwork
      ? Object.assign({}, figures, { sellerHour: perSellerHour(figures?.netSales, sumOf(ids)) })
      : (figures ?? {});
  const total = kept ? totals.data?.total : byStore.data?.total;

  return {
    rows,
    total: withHours(
      total,
      rows.map(({ id }) => id),
    ),
    groups: groups.map((group, index) => ({
      ...group,
      figures: withHours(
        groupTotals[index]?.total,
        group.rows.map(({ id }) => id),
      ),
    })),
    byStore,
    byHour,
    /** None: only other stores are shown, and theirs are not told by hour. */
    hasHours,
    comparable,
    isNetwork,
    grain,
    period,
    partial: hasToday ? lastBegun(period, grain, clock) : undefined,
  };
}

/** Two answers about the same store: other metrics, other changes. */
function joinRows(row: MetricRow, other: MetricRow | undefined): MetricRow {
  return other ? Object.assign({}, row, other, { changes: { ...row.changes, ...other.changes } }) : { ...row };
}

export type Comparison = ReturnType<typeof useComparison>;
