'use client';

import { useQuery } from '@tanstack/react-query';
import type { ProductItem, ProductList } from '@vitrine/contracts';
import { useMemo } from 'react';
import { useMetrics } from '@/features/figures/answers/use-metrics';
import { grainOf } from '@/features/figures/axis/timeline';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import { seesMargin, seesSellers } from '@/lib/access';
import { callApi } from '@/lib/api/client';
import type { Filters, MetricId, Period } from '@/lib/api/types';

const basic: MetricId[] = ['netSales', 'units', 'pricePerItem', 'discountRate', 'returnRate'];

/** One product in the chosen days and stores: what the catalogue says of it, its figures and its course. */
export function useProduct(productId: string) {
  const { me } = useSession();
  const { period, compare, filters, hasToday } = useFilters();
  const own = useMemo<Filters>(() => [...filters, { dimension: 'product', in: [productId] }], [filters, productId]);
  const metrics = seesMargin(me) ? [...basic, 'marginRate' as const] : basic;
  const totals = useMetrics(
    { metrics, dimensions: ['product'], filters: own, period, ...(compare ? { compare } : {}) },
    { live: hasToday },
  );
  const comparePeriod = compare ? totals.data?.comparePeriod : undefined;
  return {
    facts: useFacts(productId),
    totals,
    metrics,
    own,
    comparePeriod,
    current: useDays(period, own, filters, hasToday),
    earlier: useDays(comparePeriod, own, filters, false),
  };
}

export type Product = ReturnType<typeof useProduct>;

/** What the catalogue says; null where it does not know the product. */
function useFacts(productId: string) {
  return useQuery({
    queryKey: ['product', productId],
    queryFn: async ({ signal }): Promise<ProductItem | null> => {
      const list = await callApi<ProductList>(`/v1/products?limit=1&ids=${encodeURIComponent(productId)}`, { signal });
      return list.items[0] ?? null;
    },
  });
}

/** By hour, day or month, and beside it whether anything was sold then. */
function useDays(period: Period | undefined, own: Filters, filters: Filters, isLive: boolean) {
  const grain = grainOf(period ?? { from: '2000-01-01', to: '2000-01-01' });
  const ask = (metrics: MetricId[], of: Filters) =>
    period ? { metrics, dimensions: [grain], filters: of, period } : null;
  const product = useMetrics(
    ask(['netSales', 'units', 'pricePerItem', 'grossSales', 'discounts', 'discountRate'], own),
    {
      live: isLive,
    },
  );
  const anything = useMetrics(ask(['netSales'], filters));
  return { grain, product, anything };
}

/** Who sells it: stores or sellers, best first. */
export function useSharesOf(dimension: 'store' | 'seller', own: Filters) {
  const { me, stores } = useSession();
  const { period, compare, hasToday } = useFilters();
  const isTold = dimension === 'seller' ? seesSellers(me) : stores.filter(({ access }) => access === 'full').length > 1;
  return useMetrics(
    isTold
      ? {
          metrics: ['netSales', 'units'],
          dimensions: [dimension],
          filters: own,
          period,
          ...(compare ? { compare } : {}),
          orderBy: [{ id: 'netSales', direction: 'desc' }],
          limit: 11,
        }
      : null,
    { live: hasToday },
  );
}
