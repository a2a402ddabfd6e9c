'use client';

import { useTranslations } from 'next-intl';
import { useMetrics } from '@/features/figures/answers/use-metrics';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import type { Filters } from '@/lib/api/types';
import type { RankingRow } from './ranking';

/** The products or sellers with the highest net sales of the period, each with its count. */
export function useTop(
  dimension: 'product' | 'seller',
  filters: Filters,
  options: { limit: number; isEnabled?: boolean },
) {
  const t = useTranslations('overview');
  const { formats } = useSession();
  const { period, compare, hasToday, isToday } = useFilters();
  const count = dimension === 'product' ? 'units' : 'tickets';
  const answer = useMetrics(
    options.isEnabled === false
      ? null
      : {
          metrics: ['netSales', count],
          dimensions: [dimension],
          filters,
          period,
          ...(compare ? { compare } : {}),
          orderBy: [{ id: 'netSales', direction: 'desc' }],
          limit: options.limit + 1, // sales without a seller have a row too, and are left out below
        },
    { live: hasToday },
  );

  const labels = answer.data?.labels?.[dimension] ?? {};
  const found = (answer.data?.rows ?? []).filter((row) => String(row[dimension] ?? '') !== '').slice(0, options.limit);
  const largest = Number(found[0]?.netSales ?? 0);
  const rows = found.map((row): RankingRow & { count: number } => {
    const id = String(row[dimension]);
    // while the day runs, a seller before the first sale is not 100% below anything
    const isYetToSell = isToday && Number(row[count] ?? 0) === 0;
    return {
      id,
      count: Number(row[count] ?? 0),
      name: labels[id] ?? id,
      detail:
        dimension === 'product'
          ? t('units', { count: Number(row.units ?? 0) })
          : t('tickets', { count: Number(row.tickets ?? 0) }),
      figure: formats.figure(row.netSales ?? null, 'money'),
      change: isYetToSell ? null : formats.change(row.changes?.netSales, 'money'),
      share: largest > 0 ? Number(row.netSales) / largest : 0,
    };
  });
  return { answer, rows };
}
