import type { Alert } from '@vitrine/contracts';
import type { Me } from '@/lib/api/types';

/** What a person may choose for an alert that stands as it does. */
export const offerable = [
  'acknowledge',
  'release',
  'assign',
  'snooze',
  'wake',
  'resolve',
  'reopen',
  'notUseful',
] as const;
export type Offered = (typeof offerable)[number];

/** A seller takes what is about them; what hides an alert from others is not theirs. The api refuses it as well. */
const OF_SELLERS: readonly Offered[] = ['acknowledge', 'release', 'notUseful'];

export function offeredActions(alert: Pick<Alert, 'status' | 'assignee'>, me: Me): Offered[] {
  const isOwn = alert.assignee?.id === me.user.id;
  const offered = offerable.filter((action) => {
    switch (action) {
      case 'acknowledge':
        return alert.status !== 'resolved' && alert.assignee === null;
      case 'release':
        return alert.status !== 'resolved' && isOwn;
      case 'wake':
        return alert.status === 'snoozed';
      case 'reopen':
        return alert.status === 'resolved';
      case 'assign':
      case 'snooze':
      case 'resolve':
        return alert.status !== 'resolved';
      case 'notUseful':
        return true;
      default:
        return action satisfies never;
    }
  });
  return me.scope.sellerId === undefined ? offered : offered.filter((action) => OF_SELLERS.includes(action));
}
