import type { Logger } from '@vitrine/platform';
import type { Listener } from './channel.js';
import type { LiveHub } from './live-hub.js';

const BEAT_MS = 15_000;
/** Every how many beats a listener's rights are looked up in full. */
const RECHECK_BEATS = 4;
/** Fewer than the connections to Postgres: requests need some too. */
const RECHECKS_AT_ONCE = 4;

/** Keeps streams open through proxies, and closes those whose caller may no longer listen. */
export class Heartbeat {
  private timer: NodeJS.Timeout | undefined;
  private checking: Promise<void> | undefined;
  private beats = 0;
  /** The beat of a listener's turn stays the same for as long as it listens, whoever comes and goes. */
  private readonly turns = new WeakMap<Listener, number>();
  private nextTurn = 0;

  constructor(
    private readonly hub: LiveHub,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.timer = setInterval(() => this.beat(), BEAT_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Of a quarter of the streams, closes those whose rights have changed. */
  async check(): Promise<void> {
    this.beats += 1;
    const listeners = this.hub.listeners();
    const due = listeners.filter((listener) => this.turnOf(listener) === this.beats % RECHECK_BEATS);
    const failures: unknown[] = [];
    const waiting = due.values();
    const askInTurn = async (): Promise<void> => {
      for (const listener of waiting) await this.recheck(listener).catch((error: unknown) => failures.push(error));
    };
    await Promise.all(Array.from({ length: RECHECKS_AT_ONCE }, askInTurn));
    if (failures.length === 0) return;
    const fields = { err: failures[0], failures: failures.length };
    this.logger.warn(fields, 'open streams could not be checked; trying again at the next beat');
  }

  private beat(): void {
    this.hub.refreshAtMidnight();
    for (const { connection } of this.hub.listeners()) connection.beat();
    this.checking ??= this.check().finally(() => {
      this.checking = undefined;
    });
  }

  private async recheck(listener: Listener): Promise<void> {
    try {
      if (!(await listener.isStillAllowed())) listener.connection.end();
    } catch (error) {
      this.turns.set(listener, (this.beats + 1) % RECHECK_BEATS);
      throw error;
    }
  }

  private turnOf(listener: Listener): number {
    const turn = this.turns.get(listener) ?? this.nextTurn++ % RECHECK_BEATS;
    this.turns.set(listener, turn);
    return turn;
  }
}
