import type { DimensionId, MetricId, MetricQuery as WireQuery } from '@vitrine/contracts';

/** Every metric that the layer knows: those of the API and the share of sales that has a cost. */
export type MetricName = MetricId | 'costCoverage';

/** A query as the API takes it, over every metric. */
export type MetricQuery = Omit<WireQuery, 'metrics'> & { readonly metrics: readonly MetricName[] };

export type { DimensionId };
