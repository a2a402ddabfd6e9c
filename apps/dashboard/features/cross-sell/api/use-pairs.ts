'use client';

import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query';
import type { PairList } from '@vitrine/contracts';
import { useEffect } from 'react';
import { callApi } from '@/lib/api/client';

export type PairPages = InfiniteData<PairList, string>;

const [FIRST_PAGE, PAGE] = [50, 500];

export const pairsKey = (storeId: string) => ['pairs', storeId] as const;

/**
 * The pairs of a store, page by page.
 * @param readsOn whether what is left is read without being asked for, seen what is there: they are looked through
 */
export function usePairs(storeId: string, readsOn: (pairs: PairList['items']) => boolean) {
  const pairs = useInfiniteQuery({
    queryKey: pairsKey(storeId),
    queryFn: ({ pageParam, signal }) => callApi<PairList>(pairsPath(storeId, pageParam), { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = pairs;
  const mayReadOn = readsOn(pairs.data?.pages.flatMap(({ items }) => items) ?? []);
  useEffect(() => {
    if (mayReadOn && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [mayReadOn, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return pairs;
}

function pairsPath(storeId: string, cursor: string): string {
  const search = new URLSearchParams({ storeId, limit: String(cursor === '' ? FIRST_PAGE : PAGE) });
  if (cursor !== '') search.set('cursor', cursor);
  return `/v1/recommendations/pairs?${search}`;
}
