'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { callApi } from '@/lib/api/client';
import type { Pipeline } from '@/lib/api/types';
import { useLiveStore } from './live-provider';

const EVERY_MS = 5000;

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
