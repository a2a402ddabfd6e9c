'use client';

import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useEffect, useState } from 'react';
import { ClockProvider } from '@/features/clock/clock-context';
import { LiveProvider } from '@/features/live/live-provider';
import { KeepWorker } from '@/features/push/keep-worker';
import { hearSignedOut, leaveForLogin } from '@/features/session/end-of-session';
import { SessionProvider } from '@/features/session/session-context';
import { ApiError } from '@/lib/api/client';
import type { Me, Store } from '@/lib/api/types';

export function Providers({
  me,
  stores,
  renderedAt,
  children,
}: {
  me: Me;
  stores: readonly Store[];
  renderedAt: string;
  children: ReactNode;
}) {
  const [client] = useState(createClient);
  useEffect(hearSignedOut, []);
  return (
    <QueryClientProvider client={client}>
      <NuqsAdapter>
        <SessionProvider me={me} stores={stores}>
          <ClockProvider renderedAt={renderedAt}>
            <KeepWorker />
            <LiveProvider>{children}</LiveProvider>
          </ClockProvider>
        </SessionProvider>
      </NuqsAdapter>
    </QueryClientProvider>
  );
}

function createClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.status === 401) leaveForLogin();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) =>
          failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
        retryDelay: (attempt) => 800 * 2 ** attempt,
      },
    },
  });
}
