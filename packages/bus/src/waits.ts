import { keyOf, reasonOf, type Stall, type TopicPartition } from './stalls.js';

interface Entry extends TopicPartition {
  /** A retry within a claim has no wait of its own: the wait ends with the outermost. */
  readonly depth: number;
  readonly sinceMs: number;
  readonly failures: number;
  readonly reason: string;
}

const LONG_MS = 60_000;
const NO_REASON = 'it takes longer than it should, and nothing has failed';

/** Claims and retries under way: they do not fail, they go on trying. One that lasts for long stands still like one that fails. */
export class Waits {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly longMs = LONG_MS,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** Does `work`, which may take as long as it likes. */
  async during<T>(place: TopicPartition, work: () => Promise<T>): Promise<T> {
    this.change(place, (entry) => ({ ...entry, depth: entry.depth + 1 }));
    try {
      return await work();
    } finally {
      this.change(place, (entry) => ({ ...entry, depth: entry.depth - 1 }));
    }
  }

  /** A try failed, and another will come. */
  failed(place: TopicPartition, error: unknown): void {
    this.change(place, (entry) => ({ ...entry, failures: entry.failures + 1, reason: reasonOf(error) }));
  }

  /** Those of `places` that have waited for long, with the last thing that went wrong. */
  of(places: readonly TopicPartition[]): Stall[] {
    const keys = new Set(places.map(keyOf));
    const isLong = ({ sinceMs }: Entry): boolean => this.nowMs() - sinceMs >= this.longMs;
    return [...this.entries]
      .filter(([key, entry]) => keys.has(key) && isLong(entry))
      .map(([, { depth: _, failures, ...rest }]) => ({ ...rest, failures: Math.max(1, failures) }));
  }

  private change(place: TopicPartition, change: (entry: Entry) => Entry): void {
    const { topic, partition } = place;
    const fresh = { topic, partition, depth: 0, sinceMs: this.nowMs(), failures: 0, reason: NO_REASON };
    const changed = change(this.entries.get(keyOf(place)) ?? fresh);
    if (changed.depth > 0) this.entries.set(keyOf(place), changed);
    else this.entries.delete(keyOf(place));
  }
}
