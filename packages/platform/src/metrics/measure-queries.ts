import type { OnQuery } from '@vitrine/tracing';
import { Counter, Histogram, type Registry } from 'prom-client';
import { metricPrefix } from './metric-prefix.js';

/** How long a service's queries take, what they bring and how they fail, by their names: `vitrine_<service>_query_…`. */
export function measureQueries(registry: Registry, service: string): OnQuery {
  const prefix = `${metricPrefix(service)}_query`;
  const registers = [registry];
  const seconds = new Histogram({
    name: `${prefix}_duration_seconds`,
    help: 'Of a named query, from asking to the last row, well or not.',
    labelNames: ['engine', 'query'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const rows = new Counter({
    name: `${prefix}_rows_total`,
    help: 'Rows that a named query read or wrote.',
    labelNames: ['engine', 'query'],
    registers,
  });
  const errors = new Counter({
    name: `${prefix}_errors_total`,
    help: 'Times that a named query failed, by the class of the error.',
    labelNames: ['engine', 'query', 'error'],
    registers,
  });
  return ({ engine, name: query, seconds: taken, rows: count, error }) => {
    seconds.observe({ engine, query }, taken);
    rows.inc({ engine, query }, count);
    if (error !== undefined) errors.inc({ engine, query, error });
  };
}
