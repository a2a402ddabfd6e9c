import type { Figure, MetricChange, MetricRow } from '@/lib/api/types';

/** A row of the metric layer's answer. */
export function aRow(figures: Record<string, Figure>, changes?: Record<string, MetricChange>): MetricRow {
  return Object.assign({}, figures, changes ? { changes } : {});
}
