import type { MetricId } from '@/lib/api/types';

/** How a figure reads: the same id is always written the same way. `amount` is money without its sign, where the heading says it. */
export type FigureKind = 'money' | 'count' | 'percent' | 'decimal' | 'amount';

/** What a screen shows: the metric layer's figures, and sales by seller-hour, which follow from two of them. */
export type ShownMetric = MetricId | 'sellerHour';

const kinds: Record<ShownMetric, FigureKind> = {
  netSales: 'money',
  sellerHour: 'money',
  averageTicket: 'money',
  pricePerItem: 'money',
  margin: 'money',
  tickets: 'count',
  activeSellers: 'count',
  units: 'count',
  itemsPerTicket: 'decimal',
  goal: 'money',
  goalRate: 'percent',
  grossSales: 'money',
  discounts: 'money',
  returns: 'money',
  cost: 'money',
  costCoverage: 'percent',
  marginRate: 'percent',
  discountRate: 'percent',
  returnRate: 'percent',
};

export function kindOf(metric: ShownMetric): FigureKind {
  return kinds[metric];
}

/** `—` is "nothing to say"; zero is written as zero. */
export const NO_FIGURE = '—';
