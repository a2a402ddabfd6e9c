import type { AlertRuleDraft, Permission } from '@vitrine/contracts';
import { revealsCost } from '@vitrine/metrics';

/** What the figures of a rule tell, beside that there is an alert: whoever may not know it is not told. */
export function needsOf({ condition }: Pick<AlertRuleDraft, 'condition'>): Permission[] {
  const singles = condition.kind === 'all' || condition.kind === 'any' ? condition.of : [condition];
  const metrics = singles.flatMap((single) => ('metric' in single ? [single.metric] : []));
  return metrics.some(revealsCost) ? ['margins:read'] : [];
}
