'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useBusinessClock } from '@/features/clock/clock-context';
import { isNews } from '@/features/figures/answers/patch';
import { withSilentStores } from '@/features/figures/answers/silent-stores';
import { useMetrics } from '@/features/figures/answers/use-metrics';
import type { RankingRow } from '@/features/figures/rankings/ranking';
import { findPuller } from '@/features/figures/sales/takeaway';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { useFilters } from '@/features/filters/use-filters';
import { useLive } from '@/features/live/live-provider';
import { useSession } from '@/features/session/session-context';
import { comparesWithNetwork, seesStores } from '@/lib/access';
import type { MetricRow, Store } from '@/lib/api/types';
import { changeNow, type StoreSum, sumsOf, withoutWaiting } from './store-sums';

/** Stores of the period from the highest sale to the lowest; today's figures come from the stream where it knows them. */
export function useStoreRanking() {
  const { me, stores } = useSession();
  const isNetwork = comparesWithNetwork(me, stores);
  const answer = useStoreSales(isNetwork);
  const { counted, notOpened, resting } = useSums(answer, isNetwork);
  const toRow = useRows(answer.data?.labels?.store, isNetwork, Number(counted[0]?.current ?? 0));
  const rows = useMemo(() => counted.map(toRow), [counted, toRow]);
  const pullerOf = (direction: 'up' | 'down') => {
    // The figures above are of the own stores: the network's other stores did not move them.
    const own = isNetwork ? counted.filter(({ id }) => isOwn(stores, id)) : counted;
    const id = findPuller(own, direction);
    return rows.find((row) => row.id === id)?.name ?? null;
  };
  return {
    answer,
    rows,
    /** Stores left out because their day has not begun. */
    notOpened,
    /** Stores left out because they do not open today. */
    resting,
    pullerOf,
  };
}

function isOwn(stores: readonly Store[], id: string): boolean {
  return stores.some((store) => store.id === id && store.access === 'full');
}

function useStoreSales(isNetwork: boolean) {
  const { me } = useSession();
  const { period, compare, filters, hasToday } = useFilters();
  return useMetrics(
    seesStores(me)
      ? {
          metrics: ['netSales', 'goalRate'],
          dimensions: ['store'],
          filters,
          period,
          ...(compare ? { compare } : {}),
          ...(isNetwork ? { scope: 'network' as const } : {}),
        }
      : null,
    { live: hasToday },
  );
}

/** What the stores in sight have sold by now, and how many of them wait for their day. */
function useSums({ data, isPlaceholderData }: ReturnType<typeof useMetrics>, isNetwork: boolean) {
  const { stores } = useSession();
  const { filters, isToday, today } = useFilters();
  const { snapshot } = useLive();
  const clock = useBusinessClock();
  return useMemo(() => {
    const isLive = isToday && !isPlaceholderData && isNews(snapshot, data, today);
    const live = new Map(isLive ? snapshot.stores.map((store) => [store.id, store.netSales]) : []);
    const known = data ? withSilentStores(data.rows, stores, filters, isNetwork) : [];
    const sums = sumsOf(known, live);
    return isToday ? withoutWaiting(sums, stores, clock) : { counted: sums, resting: 0, notOpened: 0 };
  }, [data, isPlaceholderData, snapshot, isToday, today, clock, stores, filters, isNetwork]);
}

/** How a sum is written as a row of the ranking. */
function useRows(labels: Readonly<Record<string, string>> | undefined, isNetwork: boolean, largest: number) {
  const { me, stores, formats } = useSession();
  const { compare } = useFilters();
  const search = useFilterSearch();
  const detailOf = useDetails();
  const { minorDigits } = me.tenant;
  return useMemo(() => {
    const known = new Map(stores.map((store) => [store.id, store]));
    return (sum: StoreSum): RankingRow => {
      const { id, current, row } = sum;
      const store = known.get(id);
      return {
        id,
        name: store?.name ?? labels?.[id] ?? id,
        detail: detailOf(store, row),
        figure: formats.figure(current, 'money'),
        change: compare ? formats.change(changeNow(sum, minorDigits), 'money') : null,
        share: largest > 0 ? Number(current) / largest : 0,
        ...(store ? { href: `/stores/${encodeURIComponent(id)}${search}` } : {}),
        isOwn: isNetwork && store?.access === 'full',
      };
    };
  }, [stores, labels, detailOf, formats, compare, minorDigits, largest, search, isNetwork]);
}

/** Where a store is, and how much of its goal it has reached. */
function useDetails() {
  const t = useTranslations('stores');
  const { formats } = useSession();
  return useMemo(
    () =>
      (store: Store | undefined, { goalRate }: MetricRow): string => {
        const goal = typeof goalRate === 'number' ? t('ofGoal', { rate: formats.figure(goalRate, 'percent') }) : null;
        return [store ? store.region : t('unlisted'), goal].filter(Boolean).join(' · ');
      },
    [t, formats],
  );
}
