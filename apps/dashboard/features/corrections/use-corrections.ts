'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import type { CorrectionList } from '@vitrine/contracts';
import { useChosenStores } from '@/features/filters/use-chosen-stores';
import { useFilters } from '@/features/filters/use-filters';
import { callApi } from '@/lib/api/client';
import { correctionsPath } from './corrections-path';

/**
 * What changed in the chosen days and stores, page by page; `isEnabled` keeps people from asking for what they would be refused. While
 * other days are read nothing is shown: the page names the chosen days, and the last answer is of others.
 */
export function useCorrections(isEnabled: boolean) {
  const { period } = useFilters();
  const path = correctionsPath(period, useChosenStores());
  return useInfiniteQuery({
    queryKey: ['corrections', path],
    queryFn: ({ pageParam, signal }) =>
      callApi<CorrectionList>(pageParam ? `${path}&cursor=${encodeURIComponent(pageParam)}` : path, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: isEnabled,
  });
}
