'use client';

import { queryOptions, useQuery } from '@tanstack/react-query';
import type { PairDecisionList } from '@vitrine/contracts';
import { callApi } from '@/lib/api/client';
import { whileEdited } from '@/lib/api/while-edited';

export const decisionsKey = ['pair-decisions'] as const;

export const decisionsOf = (productIds: readonly string[]) => {
  const asked = productIds.join(',');
  return queryOptions({
    queryKey: [...decisionsKey, asked],
    queryFn: ({ signal }) =>
      callApi<PairDecisionList>(`/v1/recommendations/decisions?productIds=${encodeURIComponent(asked)}`, { signal }),
    staleTime: 0,
    ...whileEdited,
  });
};

/** What was decided of every two of some products, in each of the person's stores and in all. */
export const useDecisions = (productIds: readonly string[]) => useQuery(decisionsOf(productIds));
