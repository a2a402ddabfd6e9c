'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '@/lib/api/client';
import type { MetricList } from '@/lib/api/types';

/** Names and formulas of the metric layer; they do not change while a page is open. */
export function useGlossary() {
  return useQuery({
    queryKey: ['glossary'],
    queryFn: ({ signal }) => callApi<MetricList>('/v1/metrics', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
