import type { Logger } from '@vitrine/platform';
import type { Store } from '@vitrine/store';
import type { Listener } from './channel.js';
import type { LiveHub } from './live-hub.js';

const BEAT_MS = 15_000;
/** Every how many beats a listener's rights are looked up in full; sessions are looked up at every beat. */
const RECHECK_BEATS = 4;

/** Keeps streams open through proxies, and closes those whose caller may no longer listen. */
export class Heartbeat {
  private timer: NodeJS.Timeout | undefined;
  private beats = 0;
  /** At which of the beats a listener's turn is: its own for as long as it listens, whoever comes and goes. */
  private readonly turns = new WeakMap<Listener, number>();
  private nextTurn = 0;

  constructor(
    private readonly hub: LiveHub,
    private readonly store: Store,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => void this.beat(), BEAT_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  async beat(): Promise<void> {
    this.beats += 1;
    this.hub.refreshAtMidnight();
    const listeners = this.hub.listeners();
    for (const { connection } of listeners) connection.beat();
    try {
      await this.closeEnded(listeners);
      const due = listeners.filter((listener) => this.turnOf(listener) === this.beats % RECHECK_BEATS);
      for (const listener of due) if (!(await listener.isStillAllowed())) listener.connection.end();
    } catch (error) {
      this.logger.warn({ err: error }, 'open streams could not be checked; trying again at the next beat');
    }
  }

  private turnOf(listener: Listener): number {
    const turn = this.turns.get(listener) ?? this.nextTurn++ % RECHECK_BEATS;
    this.turns.set(listener, turn);
    return turn;
  }

  /** A logout on another pod shows here within one beat: one question for all sessions. */
  private async closeEnded(listeners: readonly Listener[]): Promise<void> {
    const ids = [...new Set(listeners.flatMap(({ sessionId }) => sessionId ?? []))];
    const open = await this.store.sessions.stillOpen(ids);
    for (const { sessionId, connection } of listeners)
      if (sessionId !== undefined && !open.has(sessionId)) connection.end();
  }
}
