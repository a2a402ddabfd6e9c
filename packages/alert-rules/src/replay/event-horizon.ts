import { judgedAtMs } from '../watch/partial-sums.js';

/** Senders write to several partitions at once: what one of them got may be so much behind what another got. */
const SETTLE_MS = 5_000;
/** After so long without an event the second of the newest one is over. */
const REST_MS = 5_000;
const STEP_MS = 1_000;
const STEPS_AT_MOST = 1_000;

/**
 * How far the events of a replay had come by each moment of the brokers. Partitions are read at different speeds: none may judge what
 * time brings about beyond the events that are known to have reached all of them.
 */
export class EventHorizon {
  /** By the end of a step of the brokers' time, in no order. */
  private readonly reached = new Map<number, number>();
  private newestMs: number | undefined;

  /** The newest event of all. */
  get nowMs(): number | undefined {
    return this.newestMs;
  }

  /** A sale of this moment was taken by the broker at `rawMs`. */
  note(rawMs: number, eventMs: number): void {
    const step = Math.ceil(rawMs / STEP_MS) * STEP_MS;
    this.reached.set(step, Math.max(eventMs, this.reached.get(step) ?? eventMs));
    this.newestMs = Math.max(eventMs, this.newestMs ?? eventMs);
    if (this.reached.size > STEPS_AT_MOST) this.foldOldest();
  }

  /** Up to which event time all is known to have come through, when it has by the brokers' time; undefined while nothing is. */
  at(completeMs: number): number | undefined {
    const settledMs = completeMs - SETTLE_MS;
    const known = [...this.reached].filter(([rawMs]) => rawMs <= settledMs);
    if (known.length === 0) return undefined;
    const eventMs = Math.max(...known.map(([, soldMs]) => soldMs));
    const isResting = settledMs - Math.max(...this.reached.keys()) >= REST_MS;
    return isResting ? judgedAtMs(eventMs) : eventMs;
  }

  /** Told a step later, the events of the oldest one are known late, and never too early. */
  private foldOldest(): void {
    const [oldest, next] = [...this.reached.keys()].sort((a, b) => a - b) as [number, number];
    const eventMs = this.reached.get(oldest) as number;
    this.reached.delete(oldest);
    this.reached.set(next, Math.max(eventMs, this.reached.get(next) as number));
  }
}
