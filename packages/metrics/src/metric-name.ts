import type { MetricId, MetricQuery as WireQuery } from '@vitrine/contracts';

export type MetricName = MetricId;

/** A query as the API takes it; callers within the house may pass what they do not change as read-only. */
export type MetricQuery = Omit<WireQuery, 'metrics'> & { readonly metrics: readonly MetricName[] };
