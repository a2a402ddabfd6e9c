import type { MetricQuery } from '@vitrine/contracts';
import { revealsCost } from '@vitrine/metrics';
import { ProblemError } from '@vitrine/platform';
import type { Access } from '../access/access.js';

/** @throws 403 when a metric reveals what goods cost and the role may not know margins */
export function checkMargins({ permissions }: Pick<Access, 'permissions'>, query: MetricQuery): void {
  if (permissions.has('margins:read')) return;
  const errors = query.metrics.flatMap((metric, index) =>
    revealsCost(metric) ? [{ pointer: `/metrics/${index}`, code: 'not_for_your_role' }] : [],
  );
  if (errors.length > 0) throw new ProblemError(403, 'outside_scope', { errors });
}
