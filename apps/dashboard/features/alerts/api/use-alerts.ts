'use client';

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { AlertDetail, AlertList } from '@vitrine/contracts';
import { callApi } from '@/lib/api/client';
import { alertPath, alertsPath, type InboxTab } from './alerts-path';
import { newestOpen } from './newest-open';

/** The stream tells of what changes; a snooze that ends by the clock is found by asking. */
const ASK_EVERY_MS = 60_000;

/** One part of the inbox, page by page, newest change first. Another part shows nothing of this one. */
export function useAlerts(tab: InboxTab, isEnabled: boolean) {
  const path = alertsPath(tab);
  return useInfiniteQuery({
    queryKey: ['alerts', 'list', path],
    queryFn: ({ pageParam, signal }) =>
      callApi<AlertList>(pageParam ? `${path}&cursor=${encodeURIComponent(pageParam)}` : path, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    enabled: isEnabled,
    refetchInterval: ASK_EVERY_MS,
  });
}

/** What is open now, and the counts of everything: for the bell and the strip. */
export function useOpenAlerts(isEnabled: boolean) {
  return useQuery({
    queryKey: ['alerts', 'newest'],
    queryFn: ({ signal }) => newestOpen((path) => callApi<AlertList>(path, { signal })),
    enabled: isEnabled,
    refetchInterval: ASK_EVERY_MS,
  });
}

export function useAlert(id: string, isEnabled: boolean) {
  return useQuery({
    queryKey: ['alerts', 'one', id],
    queryFn: ({ signal }) => callApi<AlertDetail>(alertPath(id), { signal }),
    enabled: isEnabled,
  });
}
