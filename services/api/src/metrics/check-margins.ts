import type { MetricId, MetricQuery } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { Access } from '../access/access.js';

/** Metrics that give away what goods cost. */
const COST_METRICS: ReadonlySet<string> = new Set(['cost', 'margin', 'marginRate', 'costCoverage'] satisfies (
  | MetricId
  | 'costCoverage'
)[]);

/** @throws 403 when the role may not know margins */
export function checkMargins({ permissions }: Pick<Access, 'permissions'>, query: MetricQuery): void {
  if (permissions.has('margins:read')) return;
  const errors = query.metrics.flatMap((metric, index) =>
    COST_METRICS.has(metric) ? [{ pointer: `/metrics/${index}`, code: 'not_for_your_role' }] : [],
  );
  if (errors.length > 0) throw new ProblemError(403, 'outside_scope', { errors });
}
