export interface TopicPartition {
  /** Without the installation's prefix. */
  readonly topic: string;
  readonly partition: number;
}

/** A partition that stands still while the others go on. */
export interface Stall extends TopicPartition {
  /** Failures since it last got on. */
  readonly failures: number;
  readonly sinceMs: number;
  /** The last failure, for a person to read. */
  readonly reason: string;
}

interface Entry extends Stall {
  readonly retryAtMs: number;
}

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 30_000;

/** What fails where, since when, and when it may be tried again: later each time. */
export class Stalls {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly nowMs: () => number = Date.now) {}

  /** Notes one more failure; returns for how long the partition is left alone. */
  add({ topic, partition }: TopicPartition, error: unknown): number {
    const key = keyOf({ topic, partition });
    const before = this.entries.get(key);
    const failures = (before?.failures ?? 0) + 1;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
    const now = this.nowMs();
    const sinceMs = before?.sinceMs ?? now;
    this.entries.set(key, { topic, partition, failures, sinceMs, reason: reasonOf(error), retryAtMs: now + pauseMs });
    return pauseMs;
  }

  clear(place: TopicPartition): void {
    this.entries.delete(keyOf(place));
  }

  mayTry(place: TopicPartition): boolean {
    return (this.entries.get(keyOf(place))?.retryAtMs ?? 0) <= this.nowMs();
  }

  /** Those of `places` that are stalled. A partition that another pod has now is forgotten here: that pod tells of it. */
  of(places: readonly TopicPartition[]): Stall[] {
    const keys = new Set(places.map(keyOf));
    for (const key of this.entries.keys()) if (!keys.has(key)) this.entries.delete(key);
    return [...this.entries.values()].map(({ retryAtMs: _, ...stall }) => stall);
  }
}

/** "Lost partition" or "failed request" says little: the error's cause says more. */
export function reasonOf(error: unknown): string {
  const words: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) words.push(`${cause.name}: ${cause.message}`);
  return words.length > 0 ? words.join(' ← ') : String(error);
}

/** One name for a partition, to look it up by. */
export const keyOf = ({ topic, partition }: TopicPartition): string => `${topic}/${partition}`;
