import type { MetricId, MetricQuery as WireQuery } from '@vitrine/contracts';

export type MetricName = MetricId;

/** A query as the API takes it. Callers inside the repository may pass read-only parts. */
export type MetricQuery = Omit<WireQuery, 'metrics'> & { readonly metrics: readonly MetricName[] };
