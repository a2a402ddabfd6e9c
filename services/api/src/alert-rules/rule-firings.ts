import type { AlertRule } from '@vitrine/contracts';
import type { Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import type { InboxReaders } from '../alerts/inbox-readers.js';

const THIRTY_DAYS_MS = 30 * 86_400_000;

/** How often rules rang lately, within what the reader may know. */
export class RuleFirings {
  constructor(
    private readonly store: Pick<Store, 'inbox'>,
    private readonly readers: Pick<InboxReaders, 'of'>,
  ) {}

  async withFirings(access: Access, rules: readonly AlertRule[], now: Date): Promise<AlertRule[]> {
    const since = new Date(now.getTime() - THIRTY_DAYS_MS);
    const ids = rules.map(({ id }) => id);
    const raised = await this.store.inbox.raisedByRule(await this.readers.of(access), ids, since);
    return rules.map((rule) => ({ ...rule, firings: raised.get(rule.id) ?? 0 }));
  }
}
