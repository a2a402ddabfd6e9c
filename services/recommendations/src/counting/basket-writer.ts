import { type BasketChange, BasketChanges, type ToldTicket } from '@vitrine/recommend';
import type { CountedBaskets } from '@vitrine/warehouse';
import { rowsOf, ticketOf } from './counted-rows.js';
import { cutInserts } from './cut-inserts.js';

/** ClickHouse makes a row of each pair in memory before it adds them up: some 100 MB for this many. */
const MOST_PAIRS = 250_000;

/** What tickets are counted under. */
export interface CountingBatch {
  /** The same at every try, and no other batch's. */
  readonly token: string;
  readonly sourcePartition: number;
  /** When it was formed: the same at every try. */
  readonly formedAtMs: number | undefined;
}

/**
 * Counts the baskets of tickets, once. Only the owner of the partition that is a store's home counts its tickets. So nothing changes
 * between looking up how they are counted and writing what is different.
 */
export class BasketWriter {
  /** `mostPairs`: of one insert. */
  constructor(
    private readonly baskets: Pick<CountedBaskets, 'find' | 'append' | 'complete'>,
    private readonly mostPairs = MOST_PAIRS,
  ) {}

  /**
   * Writes what these tickets, in order, change. What an earlier try of the batch has written is left out of the look-up, so that every
   * try makes the same inserts under the same tokens.
   * @param assertOwned is asked before each insert, by its place among those of the batch: throws when somebody else owns the partition
   */
  async count(
    told: readonly ToldTicket[],
    batch: CountingBatch,
    assertOwned: (at: number) => Promise<void>,
  ): Promise<void> {
    const origin = { sourcePartition: batch.sourcePartition, ingestedAtMs: batch.formedAtMs ?? 0 };
    const changes = await this.changesOf(told, beginningOf(batch));
    const inserts = cutInserts(
      changes.map((change) => rowsOf(change, origin)),
      this.mostPairs,
    );
    for (const [at, rows] of inserts.entries()) {
      await assertOwned(at);
      await this.baskets.append(rows, `${beginningOf(batch)}${at}`);
    }
  }

  /** Sees to it that what was written of a batch is in all counts: from then on it is counted like anything before. */
  complete(batch: CountingBatch): Promise<void> {
    const { sourcePartition, formedAtMs } = batch;
    return this.baskets.complete({ beginning: beginningOf(batch), sourcePartition, formedAtMs });
  }

  private async changesOf(told: readonly ToldTicket[], own: string): Promise<BasketChange[]> {
    const changes = new BasketChanges();
    for (let unread = changes.unread(told); unread.length > 0; unread = changes.unread(told)) {
      for (const place of unread) changes.know(place, undefined);
      for (const found of await this.baskets.find(unread, own)) changes.know(found, ticketOf(found));
    }
    for (const ticket of told) changes.tell(ticket);
    return changes.changes();
  }
}

const beginningOf = ({ token }: CountingBatch): string => `${token}#`;
