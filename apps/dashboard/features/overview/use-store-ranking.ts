'use client';

import { moveChange } from '@vitrine/metrics/change';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { useBusinessClock } from '@/features/clock/clock-context';
import { isNews } from '@/features/figures/answers/patch';
import { withSilentStores } from '@/features/figures/answers/silent-stores';
import { useMetrics } from '@/features/figures/answers/use-metrics';
import type { RankingRow } from '@/features/figures/rankings/ranking';
import { comparedSales, findPuller } from '@/features/figures/sales/takeaway';
import { useFilterSearch } from '@/features/filters/use-filter-search';
import { useFilters } from '@/features/filters/use-filters';
import { useLive } from '@/features/live/live-provider';
import { useSession } from '@/features/session/session-context';
import { comparesWithNetwork, seesStores } from '@/lib/access';
import type { MetricRow } from '@/lib/api/types';
import { toUnits } from '@/lib/decimal';
import { isYetToOpen, restsToday } from '@/lib/opening-hours';

/** Stores of the period from the highest sale to the lowest; today's figures come from the stream where it speaks of them. */
export function useStoreRanking() {
  const t = useTranslations('stores');
  const { me, stores, formats } = useSession();
  const { period, compare, filters, hasToday, isToday, today } = useFilters();
  const { snapshot } = useLive();
  const search = useFilterSearch();
  const clock = useBusinessClock();
  const isNetwork = comparesWithNetwork(me, stores);
  const answer = useMetrics(
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

  return useMemo(() => {
    const { data, isPlaceholderData } = answer;
    const isLive = isToday && !isPlaceholderData && isNews(snapshot, data, today);
    const live = new Map(isLive ? snapshot.stores.map((store) => [store.id, store.netSales]) : []);
    const own = new Set(stores.filter((store) => store.access === 'full').map((store) => store.id));
    const known = (data ? withSilentStores(data.rows, stores, filters, isNetwork) : []).filter(
      (row) => row.netSales !== null || live.has(String(row.store)),
    );
    const all = known.map((row) => {
      const id = String(row.store);
      return {
        id,
        current: live.get(id) ?? String(row.netSales ?? '0'),
        previous: comparedSales(row),
        row,
      };
    });
    // a shop that has yet to open today is not the one that sells least
    const waits = new Set(isToday ? stores.filter((store) => isYetToOpen(store.hours, clock)).map(({ id }) => id) : []);
    const sums = all.filter(({ id, current }) => Number(current) !== 0 || !waits.has(id));
    const leftOut = stores.filter(({ id }) => all.some((sum) => sum.id === id) && !sums.some((sum) => sum.id === id));
    const resting = leftOut.filter(({ hours }) => restsToday(hours, clock)).length;
    sums.sort((left, right) => compareAmounts(right.current, left.current));
    const largest = Number(sums[0]?.current ?? 0);
    const names = new Map(stores.map((store) => [store.id, store]));
    const { minorDigits } = me.tenant;
    const changeNow = (current: string, { changes, 'netSales.previous': previous }: MetricRow) =>
      moveChange(changes?.netSales, { unit: 'money', current, previous, minorDigits });
    const rows = sums.map(({ id, current, row }): RankingRow => {
      const store = names.get(id);
      return {
        id,
        name: store?.name ?? data?.labels?.store?.[id] ?? id,
        detail: [
          store ? store.region : t('unlisted'),
          typeof row.goalRate === 'number' ? t('ofGoal', { rate: formats.figure(row.goalRate, 'percent') }) : null,
        ]
          .filter(Boolean)
          .join(' · '),
        figure: formats.figure(current, 'money'),
        change: compare ? formats.change(changeNow(current, row), 'money') : null,
        share: largest > 0 ? Number(current) / largest : 0,
        ...(store ? { href: `/stores/${encodeURIComponent(id)}${search}` } : {}),
        isOwn: isNetwork && own.has(id),
      };
    });
    // The figures above are of the own stores: none of the network's others moved them.
    const counted = isNetwork ? sums.filter(({ id }) => own.has(id)) : sums;
    const nameOf = (id: string | null) => rows.find((row) => row.id === id)?.name ?? null;
    return {
      answer,
      rows,
      /** Stores left out because their day has not begun. */
      notOpened: leftOut.length - resting,
      /** Stores left out because they do not open today. */
      resting,
      pullerOf: (direction: 'up' | 'down') => nameOf(findPuller(counted, direction)),
    };
  }, [answer, snapshot, isToday, today, clock, me.tenant, stores, formats, compare, search, isNetwork, filters, t]);
}

function compareAmounts(left: string, right: string): number {
  const gap = toUnits(left) - toUnits(right);
  return gap > 0n ? 1 : gap < 0n ? -1 : 0;
}
