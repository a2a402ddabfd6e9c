import type { MetricId, MetricQuery as WireQuery } from '@vitrine/contracts';

export type MetricName = MetricId;

/** A part of the days of a period, by the clocks of the stores: seconds from the start of its first day, `toSecond` exclusive. */
export interface Stretch {
  readonly fromSecond: number;
  readonly toSecond: number;
}

/** A query as the API takes it, or narrowed to a stretch on both sides of its comparison, which only the repository's own code asks for. */
export type StretchQuery = WireQuery & { readonly within?: Stretch | undefined };

/** A query as the API takes it. Callers inside the repository may pass read-only parts. */
export type MetricQuery = Omit<StretchQuery, 'metrics'> & { readonly metrics: readonly MetricName[] };
