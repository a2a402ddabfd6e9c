import type { Logger } from '@vitrine/platform';
import type { Store } from '@vitrine/store';

const EVERY_MS = 10 * 60_000;

/** Deletes sessions that have ended, counts of wrong passwords that no longer lock anything, and links long past. */
export class Housekeeping {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<Store, 'sessions' | 'loginAttempts' | 'passwordLinks'>,
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
    } catch (error) {
      this.logger.warn({ err: error }, 'old sessions stay for now; trying again later');
    }
  }
}
