import type { CountsOf } from '@vitrine/warehouse';
import type { BasketIndex } from './basket-index.js';

interface Parts {
  readonly read: (of: CountsOf) => Promise<BasketIndex>;
  readonly changesOf: (of: CountsOf) => Promise<number>;
  /** Of all indexes together. */
  readonly mostBytes: number;
  readonly onError: (error: unknown) => void;
}

interface Held {
  readonly of: CountsOf;
  /** Replaced when a newer one has been read. */
  index: Promise<BasketIndex>;
  bytes: number;
}

/**
 * Indexes that were asked for, the least used dropped when they are too large together. They are compared with the counts again and again,
 * and read anew beside the questions when something was counted: nobody waits for that.
 */
export class IndexCache {
  /** In the order of their last use. */
  private readonly held = new Map<string, Held>();

  constructor(private readonly parts: Parts) {}

  async of(of: CountsOf): Promise<BasketIndex> {
    const key = JSON.stringify([of.tenantId, of.storeId ?? '']);
    const held = this.held.get(key) ?? { of, index: this.parts.read(of), bytes: 0 };
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

  /** Looks at every index once, one after another. One that cannot be compared or read stays as it is. */
  async refresh(): Promise<void> {
    for (const held of [...this.held.values()]) await this.refreshed(held).catch(this.parts.onError);
  }

  get bytes(): number {
    return [...this.held.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  }

  get size(): number {
    return this.held.size;
  }

  private async refreshed(held: Held): Promise<void> {
    const { changes } = await held.index;
    if ((await this.parts.changesOf(held.of)) === changes) return;
    const index = await this.parts.read(held.of);
    held.index = Promise.resolve(index);
    held.bytes = index.bytes;
  }

  private dropLeastUsed(inUse: string): void {
    for (const key of this.held.keys()) {
      if (this.bytes <= this.parts.mostBytes) return;
      if (key !== inUse) this.held.delete(key);
    }
  }
}
