'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { type ReactNode, useEffect, useState } from 'react';
import { ClockProvider } from '@/features/clock/clock-context';
import { LiveProvider } from '@/features/live/live-provider';
import { KeepWorker } from '@/features/push/keep-worker';
import { hearSignedOut } from '@/features/session/end-of-session';
import { SessionProvider } from '@/features/session/session-context';
import type { Me, Store } from '@/lib/api/types';
import { createClient } from './query-client';

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
