'use client';

import { grainOf } from '@/features/figures/axis/timeline';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import { comparesWithNetwork, seesMargin } from '@/lib/access';
import type { MetricId } from '@/lib/api/types';

const shared: MetricId[] = ['netSales', 'goalRate', 'tickets', 'units', 'averageTicket', 'itemsPerTicket'];

/** What all questions of the comparison have in common. Another's stores come as totals; margins only of the own. */
export function useAsked() {
  const { me, stores } = useSession();
  const { period, compare, filters, hasToday } = useFilters();
  const isNetwork = comparesWithNetwork(me, stores);
  const hasMargin = seesMargin(me);
  const scope = isNetwork ? { scope: 'network' as const } : {};
  const comparison = compare ? { compare } : {};
  return {
    metrics: hasMargin && !isNetwork ? [...shared, 'marginRate' as const] : shared,
    hasOwnMargin: hasMargin && isNetwork,
    isNetwork,
    filters,
    period,
    grain: grainOf(period),
    /** Of the own stores, the network's, and the network's with what they are compared with. */
    own: { period, ...comparison },
    base: { period, ...scope },
    compared: { period, ...scope, ...comparison },
    live: { live: hasToday },
  };
}

export type Asked = ReturnType<typeof useAsked>;
