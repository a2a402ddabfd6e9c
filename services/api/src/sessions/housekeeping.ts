import type { Logger } from '@vitrine/platform';
import type { Store } from '@vitrine/store';

const EVERY_MS = 10 * 60_000;
/** For whoever looks into what was told when. */
const PUBLISHED_KEPT_MS = 24 * 3_600_000;

/** A test is looked at in the log of messages soon after it was sent. */
const RULE_TESTS_KEPT_MS = 30 * 24 * 3_600_000;

/** Deletes what has done its work: tests of rules, sessions, counts of wrong passwords that lock nothing any more, links, and records that were published. */
export class Housekeeping {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<Store, 'sessions' | 'loginAttempts' | 'passwordLinks' | 'outbox' | 'alertRuleTests'>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async sweep(now: Date = new Date()): Promise<void> {
    try {
      await this.store.sessions.deleteExpired(now);
      await this.store.loginAttempts.deleteOld(now);
      await this.store.passwordLinks.deleteOld(now);
      await this.store.outbox.prune(new Date(now.getTime() - PUBLISHED_KEPT_MS));
      await this.store.alertRuleTests.deleteOld(new Date(now.getTime() - RULE_TESTS_KEPT_MS));
    } catch (error) {
      this.logger.warn({ err: error }, 'old sessions, links and records stay for now; trying again later');
    }
  }
}
