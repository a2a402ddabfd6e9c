'use client';

import { useMemo } from 'react';
import { useMetrics } from '@/features/figures/answers/use-metrics';
import { useFilters } from '@/features/filters/use-filters';
import { productRows } from '@/features/products/rows/product-rows';
import { useSession } from '@/features/session/session-context';
import { seesMargin } from '@/lib/access';
import type { MetricId } from '@/lib/api/types';

/** A larger assortment is cut here: what sells less is not listed, and the page says so. */
export const MOST_PRODUCTS = 2_000;

/** The products of the chosen days and stores, all figures from one answer; margins for whoever sees them. */
export function useProducts(category: string, isEnabled: boolean) {
  const { me } = useSession();
  const { period, compare, filters, hasToday } = useFilters();
  const hasMargin = seesMargin(me);
  const metrics: MetricId[] = ['netSales', 'units', ...(hasMargin ? (['marginRate'] as const) : [])];
  const answer = useMetrics(
    isEnabled
      ? {
          metrics,
          dimensions: ['product', 'category'],
          filters: category === '' ? filters : [...filters, { dimension: 'category', in: [category] }],
          period,
          ...(compare ? { compare } : {}),
          orderBy: [{ id: 'netSales', direction: 'desc' }],
          limit: MOST_PRODUCTS,
        }
      : null,
    { live: hasToday },
  );
  const rows = useMemo(() => (answer.data ? productRows(answer.data) : []), [answer.data]);
  return { answer, rows, hasMargin };
}

export type Products = ReturnType<typeof useProducts>;

/** The categories that sold in these days and stores. */
export function useCategories(isEnabled: boolean): string[] {
  const { period, filters } = useFilters();
  const { data } = useMetrics(
    isEnabled
      ? {
          metrics: ['netSales'],
          dimensions: ['category'],
          filters,
          period,
          orderBy: [{ id: 'netSales', direction: 'desc' }],
          limit: 200,
        }
      : null,
  );
  return (data?.rows ?? []).map(({ category }) => String(category ?? '')).filter((name) => name !== '');
}
