import { type AlertAction, isBlank } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { InboxAction, InboxActor } from '@vitrine/store';

/** A month: what is put aside for longer is resolved, or its rule is changed. */
const LONGEST_SNOOZE_MS = 31 * 86_400_000;

/**
 * What is asked, with all that it needs.
 * @param inboxOf the inbox of a person of the tenant; undefined where alerts cannot be given to them
 * @throws 400 naming the field that is missing or does not fit
 */
export async function askedAction(
  asked: AlertAction,
  inboxOf: (userId: string) => Promise<InboxActor | undefined>,
  now: Date,
): Promise<InboxAction> {
  const { action } = asked;
  const comment = seen(asked.comment);
  switch (action) {
    case 'comment':
      return { action, comment: comment ?? refuse('/comment', 'missing_field') };
    case 'assign': {
      const assignee = await inboxOf(asked.assigneeId ?? refuse('/assigneeId', 'missing_field'));
      return { action, assignee: assignee ?? refuse('/assigneeId', 'not_assignable') };
    }
    case 'snooze':
      return { action, until: untilOf(asked.until ?? refuse('/until', 'missing_field'), now) };
    case 'resolve':
      return { action, cause: asked.cause ?? refuse('/cause', 'missing_field'), comment };
    case 'notUseful':
      return { action, comment };
    case 'acknowledge':
    case 'release':
    case 'wake':
    case 'reopen':
    case 'read':
      return { action };
    default:
      return action satisfies never;
  }
}

/** A comment is for others to read. */
function seen(comment: string | undefined): string | undefined {
  return comment !== undefined && isBlank(comment) ? refuse('/comment', 'blank') : comment;
}

function untilOf(text: string, now: Date): Date {
  const until = new Date(text);
  const waitMs = until.getTime() - now.getTime();
  return waitMs > 0 && waitMs <= LONGEST_SNOOZE_MS ? until : refuse('/until', 'invalid_snooze');
}

function refuse(pointer: string, code: string): never {
  throw new ProblemError(400, 'invalid_body', { errors: [{ pointer, code }] });
}

/** A seller takes what is about them and says what they know; what hides it from others is not theirs to decide. */
const SELLERS_DO: readonly AlertAction['action'][] = ['acknowledge', 'release', 'comment', 'notUseful', 'read'];

export const maySellerDo = (action: AlertAction['action']): boolean => SELLERS_DO.includes(action);
