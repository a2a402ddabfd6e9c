'use client';

import { useMemo } from 'react';
import { useSession } from '@/features/session/session-context';
import { useFilters } from './use-filters';

/** The stores behind the filters, by id: regions are what their stores are. Null: every store of the scope. */
export function useChosenStores(): string[] | null {
  const { stores } = useSession();
  const { storeIds, regions } = useFilters();
  return useMemo(() => {
    if (storeIds.length === 0 && regions.length === 0) return null;
    const chosen = stores.filter(
      (store) =>
        (storeIds.length === 0 || storeIds.includes(store.id)) &&
        (regions.length === 0 || regions.includes(store.region)),
    );
    return chosen.map((store) => store.id);
  }, [stores, storeIds, regions]);
}
