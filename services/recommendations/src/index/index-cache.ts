import type { CountsOf } from '@vitrine/warehouse';
import type { BasketIndex } from './basket-index.js';
import { ReadingTurns } from './reading-turns.js';

interface Parts {
  readonly read: (of: CountsOf) => Promise<BasketIndex>;
  readonly stateOf: (of: CountsOf) => Promise<string>;
  /** Of all indexes together. */
  readonly mostBytes: number;
  readonly onError: (error: unknown) => void;
  readonly nowMs?: () => number;
}

interface Held {
  readonly of: CountsOf;
  /** Replaced when a newer one has been read. */
  index: Promise<BasketIndex>;
  bytes: number;
  askedAtMs: number;
}

/** What nobody has asked for so long is not worth comparing again and again. */
const LONGEST_UNASKED_MS = 3_600_000;

/** Each takes a processor and up to half a GiB while it is read, and so many may be asked for at once as there are stores. */
const MOST_READ_AT_ONCE = 2;
/** In a round so many are compared with the counts at once. */
const COMPARED_AT_ONCE = 4;

/**
 * Indexes that were asked for, the least used dropped when they are too large together, or not asked for an hour. They are compared with the
 * counts again and again, and read anew beside the questions when something was counted or chosen: nobody waits for that, those that were
 * asked for last come first. What is asked for and not there is read at once, beside one that is refreshed.
 */
export class IndexCache {
  /** In the order of their last use. */
  private readonly held = new Map<string, Held>();
  private readonly turns = new ReadingTurns(MOST_READ_AT_ONCE);

  constructor(private readonly parts: Parts) {}

  async of(of: CountsOf): Promise<BasketIndex> {
    const key = JSON.stringify([of.tenantId, of.storeId ?? '']);
    const held = this.held.get(key) ?? { of, index: this.firstRead(of), bytes: 0, askedAtMs: 0 };
    held.askedAtMs = this.nowMs();
    this.held.delete(key);
    this.held.set(key, held);
    try {
      const index = await held.index;
      held.bytes = index.bytes;
      this.dropLeastUsed(key);
      return index;
    } catch (error) {
      if (this.held.get(key) === held) this.held.delete(key);
      throw error;
    }
  }

  /** Looks at every index once. One that cannot be compared or read stays as it is. */
  async refresh(): Promise<void> {
    this.dropUnasked();
    const left = [...this.held.values()];
    const next = async (): Promise<void> => {
      for (let held = left.pop(); held; held = left.pop()) await this.refreshed(held).catch(this.parts.onError);
    };
    await Promise.all(Array.from({ length: COMPARED_AT_ONCE }, next));
  }

  get bytes(): number {
    return [...this.held.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get size(): number {
    return this.held.size;
  }

  private async refreshed(held: Held): Promise<void> {
    const { state } = await held.index;
    if ((await this.parts.stateOf(held.of)) === state) return;
    const index = await this.turns.refresh(() => this.parts.read(held.of));
    held.index = Promise.resolve(index);
    held.bytes = index.bytes;
  }

  private firstRead(of: CountsOf): Promise<BasketIndex> {
    return this.turns.ask(() => this.parts.read(of));
  }

  private dropUnasked(): void {
    for (const [key, { askedAtMs }] of this.held)
      if (askedAtMs < this.nowMs() - LONGEST_UNASKED_MS) this.held.delete(key);
  }

  private nowMs(): number {
    return (this.parts.nowMs ?? Date.now)();
  }

  private dropLeastUsed(inUse: string): void {
    for (const key of this.held.keys()) {
      if (this.bytes <= this.parts.mostBytes) return;
      if (key !== inUse) this.held.delete(key);
    }
  }
}
