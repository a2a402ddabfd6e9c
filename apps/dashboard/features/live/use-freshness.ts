'use client';

import { useNow } from '@/features/frame/clock-context';
import { type Freshness, freshnessOf } from './freshness';
import { useLive } from './live-provider';

export function useFreshness(): Freshness {
  const { heardAt, snapshot, flow } = useLive();
  const lastSale = snapshot?.lastSaleAt ? Date.parse(snapshot.lastSaleAt) : null;
  const { acceptedAt = null, rawAt = null } = snapshot ?? {};
  return freshnessOf({ heardAt, acceptedAt, rawAt, lastSaleAt: lastSale, flow }, useNow());
}
