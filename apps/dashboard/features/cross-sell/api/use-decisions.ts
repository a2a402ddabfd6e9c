'use client';

import { useQuery } from '@tanstack/react-query';
import type { PairDecisionList } from '@vitrine/contracts';
import { callApi } from '@/lib/api/client';

export const decisionsKey = ['pair-decisions'] as const;

/** What was decided of every two of some products, in each of the person's stores and in all. */
export function useDecisions(productIds: readonly string[]) {
  const asked = productIds.join(',');
  return useQuery({
    queryKey: [...decisionsKey, asked],
    queryFn: ({ signal }) =>
      callApi<PairDecisionList>(`/v1/recommendations/decisions?productIds=${encodeURIComponent(asked)}`, { signal }),
    staleTime: 0,
  });
}
