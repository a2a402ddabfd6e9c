/** Every metric of the metric layer. */
export const metricIds = [
  'grossSales',
  'discounts',
  'returns',
  'netSales',
  'tickets',
  'units',
  'averageTicket',
  'itemsPerTicket',
  'pricePerItem',
  'cost',
  'margin',
  'marginRate',
  'costCoverage',
  'discountRate',
  'returnRate',
  'goal',
  'goalRate',
  'activeSellers',
] as const;
export type MetricId = (typeof metricIds)[number];
