'use client';

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLive, useLiveStore } from '@/features/live/live-provider';
import { callApi } from '@/lib/api/client';
import type { MetricAnswer, MetricQuery } from '@/lib/api/types';

const POLL_MS = 20_000;
const SETTLE_MS = 30_000;

/**
 * One question to the metric layer. `live` questions are asked again by themselves: every 20 s without the stream, every 30 s with it. With
 * it, comparisons still move with the minute and margins arrive later. `null` waits for something else first.
 */
export function useMetrics(query: MetricQuery | null, options: { live?: boolean } = {}) {
  const store = useLiveStore();
  const result = useQuery(useQuestion(options.live === true)(query));

  const isLive = options.live === true;
  const { dataUpdatedAt } = result;
  useEffect(() => {
    if (isLive && dataUpdatedAt > 0) store.heard();
  }, [isLive, dataUpdatedAt, store]);

  return result;
}

/** Several questions at once, as many as there are groups; answers in the same order, undefined until they are there. */
export function useManyMetrics(queries: readonly MetricQuery[], options: { live?: boolean } = {}) {
  const ask = useQuestion(options.live === true);
  return useQueries({ queries: queries.map(ask) }).map(({ data }) => data);
}

function useQuestion(isLive: boolean) {
  const { status } = useLive();
  return (query: MetricQuery | null) => ({
    queryKey: ['metrics', query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      callApi<MetricAnswer>('/v1/metrics/query', { body: query, signal }),
    enabled: query !== null,
    placeholderData: keepPreviousData,
    refetchInterval: isLive ? (status === 'polling' ? POLL_MS : SETTLE_MS) : (false as const),
  });
}
