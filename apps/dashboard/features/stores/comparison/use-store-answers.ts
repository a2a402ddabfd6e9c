'use client';

import { useMemo } from 'react';
import { withSilentStores } from '@/features/figures/answers/silent-stores';
import { useMetrics } from '@/features/figures/answers/use-metrics';
import { useSession } from '@/features/session/session-context';
import { namesOf } from './store-rows';
import type { Asked } from './use-asked';

/** The figures of each store, those that sold nothing among them, and what the stores are called. */
export function useStoreAnswers({ metrics, filters, compared, own, hasOwnMargin, isNetwork, live }: Asked) {
  const { stores } = useSession();
  const byStore = useMetrics({ metrics, dimensions: ['store'], filters, ...compared }, live);
  const ownMargin = useMetrics(
    hasOwnMargin ? { metrics: ['marginRate'], dimensions: ['store'], filters, ...own } : null,
    live,
  );
  const all = useMemo(
    () => (byStore.data ? withSilentStores(byStore.data.rows, stores, filters, isNetwork) : []),
    [byStore.data, stores, filters, isNetwork],
  );
  const nameOf = useMemo(() => namesOf(stores, byStore.data?.labels?.store), [stores, byStore.data]);
  return { byStore, margins: ownMargin.data?.rows, all, nameOf };
}

export type StoreAnswers = ReturnType<typeof useStoreAnswers>;
