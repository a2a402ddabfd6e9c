import { keyOf, reasonOf, type Stall, type TopicPartition } from './stalls.js';

/** Restarts that lie further apart are no loop. */
const FORGOTTEN_AFTER_MS = 120_000;
/** One restart is no loop either. */
const LOOP = 2;

/**
 * A consumer that crashes and starts again and again. Each crash loses its partitions, so only this class can tell which stand still: those
 * that have not got on between the last two crashes.
 */
export class CrashLoop {
  private held: readonly TopicPartition[] = [];
  private crashes: { count: number; sinceMs: number; lastMs: number; beforeMs: number; reason: string } | undefined;
  private readonly movedMs = new Map<string, number>();

  constructor(private readonly nowMs: () => number = Date.now) {}

  joined(places: readonly TopicPartition[]): void {
    this.held = places;
  }

  moved(place: TopicPartition): void {
    this.movedMs.set(keyOf(place), this.nowMs());
  }

  crashed(error: unknown): void {
    const [now, before] = [this.nowMs(), this.running()];
    this.crashes = {
      count: (before?.count ?? 0) + 1,
      sinceMs: before?.sinceMs ?? now,
      lastMs: now,
      beforeMs: before?.lastMs ?? now,
      reason: reasonOf(error),
    };
  }

  /** The partitions that stand still because of it; empty while there is no loop. */
  stalled(): Stall[] {
    const crashes = this.running();
    if (!crashes || crashes.count < LOOP) return [];
    const { count, sinceMs, beforeMs, reason } = crashes;
    return this.held
      .filter((place) => (this.movedMs.get(keyOf(place)) ?? 0) < beforeMs)
      .map(({ topic, partition }) => ({ topic, partition, failures: count, sinceMs, reason }));
  }

  private running() {
    const crashes = this.crashes;
    return crashes && this.nowMs() - crashes.lastMs < FORGOTTEN_AFTER_MS ? crashes : undefined;
  }

  /** The loop is on, whether or not all partitions stand still. */
  get isOn(): boolean {
    return (this.running()?.count ?? 0) >= LOOP;
  }

  get places(): number {
    return this.held.length;
  }
}
