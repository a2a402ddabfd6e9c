'use client';

import { useQuery } from '@tanstack/react-query';
import { callApi } from '@/lib/api/client';
import type { DeadLetterList, DeadLetterSummary } from '@/lib/api/types';

const EVERY_MS = 15_000;
const EXAMPLES = 3;

/** Reasons messages were refused for, with when each was last seen. */
export function useRejections(isEnabled: boolean) {
  return useQuery({
    queryKey: ['dead-letters', 'summary'],
    queryFn: ({ signal }) => callApi<DeadLetterSummary>('/v1/dead-letters/summary', { signal }),
    enabled: isEnabled,
    refetchInterval: EVERY_MS,
  });
}

/** The newest masked examples of one reason. */
export function useExamples(code: string, isEnabled: boolean) {
  return useQuery({
    queryKey: ['dead-letters', code],
    queryFn: ({ signal }) =>
      callApi<DeadLetterList>(`/v1/dead-letters?code=${encodeURIComponent(code)}&limit=${EXAMPLES}`, { signal }),
    enabled: isEnabled,
  });
}
