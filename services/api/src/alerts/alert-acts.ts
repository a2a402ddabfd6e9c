import type { AlertAction, AlertActionResult } from '@vitrine/contracts';
import { speaker } from '@vitrine/messages';
import { ProblemError } from '@vitrine/platform';
import type { InboxActor, InboxRefusal, Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import { sentences } from '../messages/sentences.js';
import type { AlertItems } from './alert-items.js';
import { askedAction, maySellerDo } from './asked-action.js';
import type { InboxReaders } from './inbox-readers.js';

/** What a person does with alerts. */
export class AlertActs {
  constructor(
    private readonly store: Pick<Store, 'inbox' | 'inboxActions' | 'users'>,
    private readonly readers: InboxReaders,
    private readonly items: AlertItems,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** @throws 403 for a program, and for a seller who would hide it from others; 400 where the action lacks something */
  async act(access: Access, asked: AlertAction): Promise<AlertActionResult> {
    const { actor, scope, tenant } = access;
    if (actor.kind !== 'user') throw new ProblemError(403, 'forbidden');
    if (scope.sellerId !== undefined && !maySellerDo(asked.action))
      throw new ProblemError(403, 'outside_scope', { errors: [{ pointer: '/action', code: 'not_for_your_role' }] });
    const now = this.now();
    const action = await askedAction(asked, (id) => this.inboxOf(tenant.id, id), now);
    const self = { ...(await this.readers.of(access)), userId: actor.id };
    const of = asked.ids.map((id) => ({ id, version: asked.versions?.[id] }));
    const { done, refused } = await this.store.inboxActions.act(self, of, action, now);
    const say = speaker([sentences], access.locale);
    return {
      done: await this.items.of(access, await this.store.inbox.ofIds(self, done, now)),
      refused: refused.map(({ id, code }) => ({ id, code, message: say(REASONS[code]) })),
    };
  }

  private async inboxOf(tenantId: string, userId: string): Promise<InboxActor | undefined> {
    const user = await this.store.users.find(userId);
    return user?.tenantId === tenantId ? this.readers.ofPerson(user) : undefined;
  }
}

const REASONS: Readonly<Record<InboxRefusal, keyof typeof sentences.en>> = {
  not_found: 'noSuchAlert',
  changed_meanwhile: 'alertChanged',
  alert_taken: 'alertTaken',
  alert_resolved: 'alertResolved',
  alert_not_resolved: 'alertNotResolved',
  assignee_outside_scope: 'assigneeOutsideScope',
};
