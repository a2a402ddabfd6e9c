import type { Alert } from '@vitrine/contracts';

/** How an alert stands, in one word for people: what they did with it first, then what it does by itself. */
export type AlertState = 'snoozed' | 'recovered' | 'resolved' | 'ended' | 'recovering' | 'taken' | 'firing';

export function alertState({
  status,
  phase,
  cause,
  assignee,
}: Pick<Alert, 'status' | 'phase' | 'cause' | 'assignee'>): AlertState {
  if (status === 'snoozed') return 'snoozed';
  if (status === 'resolved') return cause === 'recovered' ? 'recovered' : 'resolved';
  if (phase === 'ended') return 'ended';
  if (phase === 'recovering') return 'recovering';
  return assignee ? 'taken' : 'firing';
}

/** Critical before warning, then the newest change. */
export function mostUrgent<One extends Pick<Alert, 'level' | 'changedAt'>>(
  alerts: readonly One[],
  count: number,
): One[] {
  const rank = ({ level }: One) => (level === 'critical' ? 0 : 1);
  return [...alerts].sort((a, b) => rank(a) - rank(b) || (a.changedAt < b.changedAt ? 1 : -1)).slice(0, count);
}
