'use client';

import { useNow } from '@/features/clock/clock-context';
import { type Freshness, freshnessOf } from './freshness';
import { useLive } from './live-provider';

export function useFreshness(): Freshness {
  const { status, heardAt, snapshot, flow } = useLive();
  const { acceptedAt = null, rawAt = null } = snapshot ?? {};
  // without the stream the last snapshot is a memory: what it said of a standstill may be over
  const stalled = status === 'polling' || status === 'offline' ? undefined : snapshot?.stalled;
  return freshnessOf({ heardAt, acceptedAt, rawAt: rawAt ?? null, stalled, flow }, useNow());
}
