'use client';

import { useMemo } from 'react';
import { useSession } from '@/features/session/session-context';
import type { Filters } from '@/lib/api/types';
import { findComparable } from './comparable-stores';
import type { StoreAnswers } from './use-store-answers';

/** Which stores are left when only those open through both periods count. */
export function useLikeForLike(isWanted: boolean, { byStore, all, nameOf }: StoreAnswers, filters: Filters) {
  const { stores } = useSession();
  const comparedFrom = byStore.data?.comparePeriod?.from;
  const comparable = useMemo(
    () => (isWanted && comparedFrom ? findComparable(all, stores, comparedFrom, nameOf) : null),
    [isWanted, comparedFrom, all, stores, nameOf],
  );
  /** Null when all of them stay. */
  const kept = comparable && comparable.left.length > 0 ? comparable.ids : null;
  const isNarrowed = kept !== null && kept.length > 0;
  const shown: Filters = useMemo(
    () => (kept && kept.length > 0 ? [{ dimension: 'store', in: kept }] : filters),
    [kept, filters],
  );
  const rows = useMemo(() => (kept ? all.filter((row) => kept.includes(String(row.store))) : all), [all, kept]);
  return { comparable, kept, isNarrowed, shown, rows };
}

export type LikeForLike = ReturnType<typeof useLikeForLike>;
