'use client';

import { useMemo } from 'react';
import { useManyMetrics } from '@/features/figures/answers/use-metrics';
import { groupRows } from './group-rows';
import type { StoreRow } from './store-rows';
import type { Asked } from './use-asked';

/** The rows by region or format, each group with its total as the metric layer calculates it. */
export function useGroups(
  by: 'region' | 'format' | null,
  rows: readonly StoreRow[],
  { metrics, compared, live }: Asked,
) {
  const groups = useMemo(() => (by ? groupRows(rows, by) : []), [rows, by]);
  const answers = useManyMetrics(
    groups.map((group) => ({
      metrics,
      filters: [{ dimension: 'store' as const, in: group.rows.map((row) => row.id) }],
      ...compared,
    })),
    live,
  );
  return groups.map((group, index) => ({ ...group, total: answers[index]?.total }));
}
