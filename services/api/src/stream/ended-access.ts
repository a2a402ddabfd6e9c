import type { Logger } from '@vitrine/platform';
import type { Store } from '@vitrine/store';
import type { Listener } from './channel.js';
import type { LiveHub } from './live-hub.js';

const EVERY_MS = 1_000;

/**
 * Ends streams within a second when their session, key or tenant ends, on whichever pod that happened. While anybody listens, it asks once
 * a second: for all sessions, for all keys, and for the tenants that the instance's own key listens to.
 */
export class EndedAccess {
  private timer: NodeJS.Timeout | undefined;
  private checking: Promise<void> | undefined;
  private wasAway = false;

  constructor(
    private readonly hub: Pick<LiveHub, 'listeners'>,
    private readonly store: Pick<Store, 'sessions' | 'apiKeys' | 'tenants'>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.checking ??= this.look().finally(() => {
        this.checking = undefined;
      });
    }, EVERY_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async check(): Promise<void> {
    const listeners = this.hub.listeners();
    if (listeners.length === 0) return;
    const distinct = (ids: readonly (string | undefined)[]) => [...new Set(ids.flatMap((id) => id ?? []))];
    const [sessions, keys, tenants] = await Promise.all([
      this.store.sessions.stillOpen(distinct(listeners.map(({ sessionId }) => sessionId))),
      this.store.apiKeys.stillOpen(distinct(listeners.map(({ keyId }) => keyId))),
      // Sessions and keys go with their tenant.
      this.store.tenants.among(distinct(listeners.filter(isOfInstance).map(({ tenantId }) => tenantId))),
    ]);
    for (const listener of listeners) {
      const { sessionId, keyId, tenantId, connection } = listener;
      const hasEnded =
        (sessionId !== undefined && !sessions.has(sessionId)) ||
        (keyId !== undefined && !keys.has(keyId)) ||
        (isOfInstance(listener) && !tenants.has(tenantId));
      if (hasEnded) connection.end();
    }
  }

  /** Logs a database that is away once, not every second. */
  private async look(): Promise<void> {
    try {
      await this.check();
      this.wasAway = false;
    } catch (error) {
      if (!this.wasAway)
        this.logger.warn({ err: error }, 'open streams could not be checked; trying again every second');
      this.wasAway = true;
    }
  }
}

const isOfInstance = ({ sessionId, keyId }: Listener): boolean => sessionId === undefined && keyId === undefined;
