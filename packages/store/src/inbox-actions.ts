import type { alertEventKinds } from '@vitrine/contracts';
import type { AlertRow } from './inbox.repository.js';
import type { InboxReader } from './inbox-reach.js';
import type { AlertEventDetail } from './schema-alerts.js';

/** What a person does with an alert, with all that it needs. */
export type InboxAction =
  | { readonly action: 'acknowledge' | 'release' | 'wake' | 'reopen' | 'read' }
  | { readonly action: 'notUseful'; readonly comment?: string | undefined }
  | { readonly action: 'comment'; readonly comment: string }
  /** `assignee`: the inbox of the person who gets it, who must be able to see the alert. */
  | { readonly action: 'assign'; readonly assignee: InboxReader & { readonly userId: string } }
  | { readonly action: 'snooze'; readonly until: Date }
  | {
      readonly action: 'resolve';
      readonly cause: NonNullable<AlertRow['cause']>;
      readonly comment?: string | undefined;
    };

/** Why an alert was left as it is. `not_found`: not there, or not the actor's to know of. */
export type InboxRefusal =
  | 'not_found'
  | 'changed_meanwhile'
  | 'alert_taken'
  | 'alert_resolved'
  | 'alert_not_resolved'
  | 'assignee_outside_scope';

type State = Pick<AlertRow, 'status' | 'assigneeId' | 'acknowledgedAt' | 'snoozedUntil'> & {
  /** Whether the actor has said so of it before. */
  readonly isNotUseful: boolean;
};

/** done: it is to be changed. nothing: it is so already, and no event tells of it again. */
export type Verdict = 'done' | 'nothing' | InboxRefusal;

/** May this be done with an alert that stands so? `status` is the one of the moment. */
export function judgeAction(state: State, act: InboxAction, actorId: string): Verdict {
  const { status, assigneeId } = state;
  const isResolved = status === 'resolved';
  switch (act.action) {
    case 'acknowledge':
      if (isResolved) return 'alert_resolved';
      if (assigneeId !== null && assigneeId !== actorId) return 'alert_taken';
      return assigneeId === actorId && state.acknowledgedAt !== null ? 'nothing' : 'done';
    case 'release':
      return assigneeId === null ? 'nothing' : 'done';
    case 'assign':
      if (isResolved) return 'alert_resolved';
      return assigneeId === act.assignee.userId ? 'nothing' : 'done';
    case 'snooze':
      if (isResolved) return 'alert_resolved';
      return status === 'snoozed' && state.snoozedUntil?.getTime() === act.until.getTime() ? 'nothing' : 'done';
    case 'wake':
      if (isResolved) return 'alert_resolved';
      return status === 'open' ? 'nothing' : 'done';
    case 'resolve':
      return isResolved ? 'alert_resolved' : 'done';
    case 'reopen':
      return isResolved ? 'done' : 'alert_not_resolved';
    case 'notUseful':
      return state.isNotUseful ? 'nothing' : 'done';
    case 'comment':
    case 'read':
      return 'done';
    default:
      return act satisfies never;
  }
}

/** What the row says afterwards, and when routing looks at it again: nobody has it any more, or its sleep is over. A comment or a verdict on its use leaves it as it is. */
export function changeOf(act: InboxAction, actorId: string, now: Date): Partial<AlertRow> {
  switch (act.action) {
    case 'acknowledge':
      return { assigneeId: actorId, acknowledgedAt: now };
    case 'release':
      return { assigneeId: null, acknowledgedAt: null, nextLookAt: now };
    case 'assign':
      return { assigneeId: act.assignee.userId, acknowledgedAt: act.assignee.userId === actorId ? now : null };
    case 'snooze':
      return { status: 'snoozed', snoozedUntil: act.until, nextLookAt: act.until };
    case 'wake':
      return { status: 'open', snoozedUntil: null, nextLookAt: now };
    case 'resolve':
      return { status: 'resolved', resolvedAt: now, cause: act.cause, snoozedUntil: null, nextLookAt: null };
    case 'reopen':
      return { status: 'open', resolvedAt: null, cause: null, remindedAt: null, escalatedTo: null, nextLookAt: now };
    case 'comment':
    case 'notUseful':
    case 'read':
      return {};
    default:
      return act satisfies never;
  }
}

type EventKind = (typeof alertEventKinds)[number];

const kinds: Readonly<Record<Exclude<InboxAction['action'], 'read'>, EventKind>> = {
  acknowledge: 'acknowledged',
  release: 'released',
  assign: 'assigned',
  snooze: 'snoozed',
  wake: 'woken',
  resolve: 'resolved',
  reopen: 'reopened',
  comment: 'commented',
  notUseful: 'notUseful',
};

/** The event that tells of it; none of reading. */
export function eventOf(
  act: InboxAction,
): { kind: EventKind; comment: string | null; detail: AlertEventDetail | null } | undefined {
  if (act.action === 'read') return undefined;
  const comment = 'comment' in act ? (act.comment ?? null) : null;
  return { kind: kinds[act.action], comment, detail: detailOf(act) };
}

function detailOf(act: InboxAction): AlertEventDetail | null {
  if (act.action === 'assign') return { assigneeId: act.assignee.userId };
  if (act.action === 'snooze') return { until: act.until.toISOString() };
  return act.action === 'resolve' ? { cause: act.cause } : null;
}
