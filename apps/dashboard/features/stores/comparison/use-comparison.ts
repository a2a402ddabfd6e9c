'use client';

import { useMemo } from 'react';
import { useBusinessClock } from '@/features/clock/clock-context';
import { lastBegun } from '@/features/figures/axis/timeline';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import type { TableView } from '@/features/stores/view/use-table-view';
import { storeRows, withSellerHours } from './store-rows';
import { useAsked } from './use-asked';
import { useDetails } from './use-details';
import { useGroups } from './use-groups';
import { useLikeForLike } from './use-like-for-like';
import { useSellerHours } from './use-seller-hours';
import { useStoreAnswers } from './use-store-answers';

/** Every store of the period with its figures, course and hours. */
export function useComparison(view: TableView) {
  const { stores } = useSession();
  const { hasToday } = useFilters();
  const clock = useBusinessClock();
  const asked = useAsked();
  const { period, grain, isNetwork } = asked;
  const answers = useStoreAnswers(asked);
  const { byStore, margins, nameOf } = answers;
  const same = useLikeForLike(view.same, answers, asked.filters);
  const { totals, byHour, hasHours, courses } = useDetails(asked, same);
  const isAsked = view.columns.includes('sellerHour') || view.sort === 'sellerHour';
  const hours = useSellerHours({ isAsked, filters: same.shown, period, isLive: hasToday });

  const rows = useMemo(
    () => storeRows({ rows: same.rows, stores, isNetwork, margins: margins ?? [], courses, hours, nameOf }),
    [same.rows, stores, isNetwork, margins, courses, hours, nameOf],
  );
  const groups = useGroups(view.group, rows, asked);
  const hoursOfSums = isNetwork ? null : hours;

  return {
    rows,
    total: withSellerHours(same.kept ? totals.data?.total : byStore.data?.total, rows, hoursOfSums),
    groups: groups.map((group) => ({ ...group, figures: withSellerHours(group.total, group.rows, hoursOfSums) })),
    byStore,
    byHour,
    /** None: only other stores are shown, and theirs are not told by hour. */
    hasHours,
    comparable: same.comparable,
    isNetwork,
    grain,
    period,
    partial: hasToday ? lastBegun(period, grain, clock) : undefined,
  };
}

export type Comparison = ReturnType<typeof useComparison>;
