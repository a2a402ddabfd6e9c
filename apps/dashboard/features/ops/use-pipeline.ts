'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLiveStore } from '@/features/live/live-provider';
import { callApi } from '@/lib/api/client';
import type { DeadLetterList, DeadLetterSummary, Pipeline } from '@/lib/api/types';

const EVERY_MS = 5000;
const EXAMPLES = 3;

/** The flow as it is now, read again every five seconds on its own screen. */
export function usePipeline(isEnabled: boolean, everyMs = EVERY_MS) {
  const store = useLiveStore();
  const result = useQuery({
    queryKey: ['pipeline'],
    queryFn: ({ signal }) => callApi<Pipeline>('/v1/pipeline', { signal }),
    enabled: isEnabled,
    refetchInterval: everyMs,
    placeholderData: keepPreviousData,
  });
  const { data, dataUpdatedAt } = result;
  useEffect(() => {
    if (data && dataUpdatedAt > 0) store.takeFlow(data);
  }, [data, dataUpdatedAt, store]);
  return result;
}

/** Reasons messages were refused for, with when each was last seen. */
export function useRejections(isEnabled: boolean) {
  return useQuery({
    queryKey: ['dead-letters', 'summary'],
    queryFn: ({ signal }) => callApi<DeadLetterSummary>('/v1/dead-letters/summary', { signal }),
    enabled: isEnabled,
    refetchInterval: EVERY_MS * 3,
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
