'use client';

import { lengthOf } from '@vitrine/domain';
import { useMemo } from 'react';
import { useMetrics } from '@/features/figures/answers/use-metrics';
import { useSession } from '@/features/session/session-context';
import { seesSellers } from '@/lib/access';
import type { Filters, Period } from '@/lib/api/types';
import { sumSellerHours } from './seller-hours';

/** Above this many days, the hours of every day are more than a screen should ask for. */
export const MOST_DAYS = 31;

/**
 * Hours in which a seller closed a ticket, by store. Null while no column needs them, for too long a period, or without the right to know.
 */
export function useSellerHours({
  isAsked,
  filters,
  period,
  isLive,
}: {
  isAsked: boolean;
  filters: Filters;
  period: Period;
  isLive: boolean;
}): Map<string, number> | null {
  const { me } = useSession();
  const isAnswerable = isAsked && seesSellers(me) && lengthOf(period) <= MOST_DAYS;
  const { data } = useMetrics(
    isAnswerable ? { metrics: ['activeSellers'], dimensions: ['store', 'day', 'hour'], filters, period } : null,
    { live: isLive },
  );
  return useMemo(() => (data && isAnswerable ? sumSellerHours(data.rows) : null), [data, isAnswerable]);
}
