import { type Gap, gapOf } from '@vitrine/metrics/change';
import type { MetricAnswer, MetricRow } from '@/lib/api/types';

/** Why a whole period has no change, in the terms of a sentence. */
export type Missing =
  | { of: 'nothing' }
  | { of: 'beforeFirstSale'; since: string }
  | { of: 'compared'; days: number }
  | { of: 'asked' }
  | { of: 'dayUnderWay' };

/** What is missing in either period, from the change that lacks it and the coverage beside it; null when all is there. */
export function missingOf(row: MetricRow | undefined, coverage: MetricAnswer['coverage']): Missing | null {
  const gap = gapIn(row);
  if (gap === undefined) return null;
  if (gap === 'day_under_way') return { of: 'dayUnderWay' };
  const compared = coverage?.comparePeriod;
  if (gap === 'before_first_sale')
    return compared?.since ? { of: 'beforeFirstSale', since: compared.since } : { of: 'nothing' };
  const days = compared ? compared.days - compared.covered : 0;
  return days > 0 ? { of: 'compared', days } : { of: 'asked' };
}

/** All changes of a row lack the same days. */
export function gapIn(row: MetricRow | undefined): Gap | undefined {
  return Object.values(row?.changes ?? {})
    .map(gapOf)
    .find((gap) => gap !== undefined);
}
