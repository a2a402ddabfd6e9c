import type { CountsOf } from '@vitrine/warehouse';
import type { BasketIndex } from './basket-index.js';
import type { IndexData } from './index-data.js';
import { ReadingTurns } from './reading-turns.js';

/** Where indexes lie that were dropped from memory. None of it fails: what cannot be laid is not there. */
export interface LaidIndexes {
  take(of: CountsOf): Promise<IndexData | undefined>;
  lay(of: CountsOf, data: IndexData): void;
  sweep(): Promise<void>;
}

interface Parts {
  readonly read: (of: CountsOf) => Promise<BasketIndex>;
  readonly stateOf: (of: CountsOf) => Promise<string>;
  readonly open: (of: CountsOf, data: IndexData) => BasketIndex;
  readonly laid: LaidIndexes;
  /** Of all indexes together. */
  readonly mostBytes: number;
  readonly smallBytes?: number;
  readonly onError: (error: unknown) => void;
  readonly nowMs?: () => number;
}

interface Held {
  readonly of: CountsOf;
  /** Replaced when a newer one has been read. */
  index: Promise<BasketIndex>;
  bytes: number;
  askedAtMs: number;
  /** While it is compared with the counts. */
  comparing: Promise<void> | undefined;
}

/** What nobody has asked for so long is not worth comparing again and again. */
const LONGEST_UNASKED_MS = 3_600_000;

/** Each takes a processor and up to half a GiB while it is read, and so many may be asked for at once as there are stores. */
const MOST_READ_AT_ONCE = 2;
/** Smaller ones are read in a second and few MiB: they wait for no large one, of which each takes seconds. */
const SMALL_BYTES = 8 * 2 ** 20;
const SMALL_READ_AT_ONCE = 3;
/** In a round so many are compared with the counts at once. */
const COMPARED_AT_ONCE = 4;

/**
 * Indexes that were asked for, the least used dropped when they are too large together, or not asked for an hour. They are compared with the
 * counts again and again, and read anew beside the questions when something was counted or chosen: nobody waits for that, those that were
 * asked for last come first. What is dropped is laid down: whoever asks again is answered with it, and it is compared with the counts at once.
 * What is asked for and nowhere is read at once, beside one that is refreshed.
 */
export class IndexCache {
  /** In the order of their last use. */
  private readonly held = new Map<string, Held>();
  private readonly turns = new ReadingTurns(MOST_READ_AT_ONCE);
  /** Of those that are known to be small. */
  private readonly smallTurns = new ReadingTurns(SMALL_READ_AT_ONCE);

  constructor(private readonly parts: Parts) {}

  async of(of: CountsOf): Promise<BasketIndex> {
    const key = JSON.stringify([of.tenantId, of.storeId ?? '']);
    const held = this.held.get(key) ?? this.firstOf(of);
    held.askedAtMs = this.nowMs();
    this.held.delete(key);
    this.held.set(key, held);
    try {
      const index = await held.index;
      held.bytes = index.bytes;
      this.dropLeastUsed(held);
      return index;
    } catch (error) {
      if (this.held.get(key) === held) this.held.delete(key);
      throw error;
    }
  }

  /**
   * Looks at every index once. One that cannot be compared or read stays as it is. Large ones are read anew behind it, and are looked at again
   * when that has ended.
   */
  async refresh(): Promise<void> {
    this.dropUnasked();
    await this.parts.laid.sweep();
    const left = [...this.held.values()];
    const next = async (): Promise<void> => {
      for (let held = left.pop(); held; held = left.pop()) await this.looked(held);
    };
    await Promise.all(Array.from({ length: COMPARED_AT_ONCE }, next));
  }

  get bytes(): number {
    return [...this.held.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get size(): number {
    return this.held.size;
  }

  private firstOf(of: CountsOf): Held {
    const taken = this.parts.laid.take(of).then((data) => data && this.parts.open(of, data));
    const index = taken.then((found) => found ?? this.turns.ask(() => this.parts.read(of)));
    const held: Held = { of, index, bytes: 0, askedAtMs: 0, comparing: undefined };
    void taken.then((found) => found && this.compared(held)).catch(this.parts.onError);
    return held;
  }

  /** Ends at once where nothing is known yet of how much there is to read. */
  private async looked(held: Held): Promise<void> {
    const compared = this.compared(held);
    if (held.bytes > 0 && this.isSmall(held)) await compared;
  }

  private isSmall({ bytes }: Pick<BasketIndex, 'bytes'>): boolean {
    return bytes < (this.parts.smallBytes ?? SMALL_BYTES);
  }

  private compared(held: Held): Promise<void> {
    held.comparing ??= this.refreshed(held)
      .catch(this.parts.onError)
      .finally(() => {
        held.comparing = undefined;
      });
    return held.comparing;
  }

  private async refreshed(held: Held): Promise<void> {
    const known = await held.index;
    if ((await this.parts.stateOf(held.of)) === known.state) return;
    const turns = this.isSmall(known) ? this.smallTurns : this.turns;
    const index = await turns.refresh(() => this.parts.read(held.of));
    held.index = Promise.resolve(index);
    held.bytes = index.bytes;
    this.dropLeastUsed(held);
  }

  private dropUnasked(): void {
    for (const [key, held] of this.held) if (held.askedAtMs < this.nowMs() - LONGEST_UNASKED_MS) this.drop(key, held);
  }

  private nowMs(): number {
    return (this.parts.nowMs ?? Date.now)();
  }

  /** What is being read for the first time has no weight yet: dropping it would free nothing, and read it for nobody. */
  private dropLeastUsed(inUse: Held): void {
    for (const [key, held] of this.held) {
      if (this.bytes <= this.parts.mostBytes) return;
      if (held !== inUse && held.bytes > 0) this.drop(key, held);
    }
  }

  private drop(key: string, { of, index }: Held): void {
    this.held.delete(key);
    index.then(
      ({ data }) => this.parts.laid.lay(of, data),
      () => undefined,
    );
  }
}
