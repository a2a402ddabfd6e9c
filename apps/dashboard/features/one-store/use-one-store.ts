'use client';

import { parseAsString, useQueryState } from 'nuqs';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';

export interface OneStore {
  /** Undefined: the person has no store of their own. */
  store: Store | undefined;
  /** Those to choose from. */
  stores: readonly Store[];
  choose: (storeId: string) => void;
}

/** The one store that a page is about, `?at=` of its address; whoever has a single one never chooses. */
export function useOneStore(): OneStore {
  const { stores: known } = useSession();
  const [at, setAt] = useQueryState('at', parseAsString.withOptions({ history: 'replace', scroll: false }));
  const stores = known.filter(({ access }) => access === 'full');
  const store = stores.find(({ id }) => id === at) ?? stores[0];
  return { store, stores, choose: (storeId) => void setAt(storeId === stores[0]?.id ? null : storeId) };
}
