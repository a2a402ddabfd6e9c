import { type PartitionTurn, partitionOf } from '@vitrine/bus';
import type { Clock } from '@vitrine/consumer';
import { ticketKeyOf } from '@vitrine/contracts';
import { addDays } from '@vitrine/domain';
import { toldOf } from '@vitrine/recommend';
import type { BasketFacts, StoreKey, TicketHeads } from '@vitrine/warehouse';
import type { BasketWriter, CountingBatch } from './basket-writer.js';
import { decodeNote, encodeNote, type HistoryPage } from './history-note.js';
import { pagesOf } from './pages-of.js';

interface Parts {
  readonly facts: Pick<BasketFacts, 'daysAfter' | 'tickets'>;
  readonly heads: Pick<TicketHeads, 'stores'>;
  readonly writer: BasketWriter;
  readonly clock: Clock;
  /** By then an insert that a dead owner had sent is in, or never will be. */
  readonly lateInsertMs: number;
  readonly pause: (ms: number) => Promise<void>;
}

/**
 * Counts what was sold before this service was there, once in the life of a partition, before its first batch. The facts are never behind
 * the topic, and an older word about a ticket changes nothing. So the records that lie in the topic may tell the same again.
 */
export class HistoryFill {
  constructor(private readonly parts: Parts) {}

  /**
   * Goes on from the partition's note, and ends with `filled` in it. What fails throws: the partition is claimed anew. Where records were
   * deleted before anybody read them, all is told again from the facts.
   */
  async fill(turn: PartitionTurn): Promise<void> {
    const note = decodeNote(turn.state);
    if (note === 'filled' && !turn.hasGap) return;
    const page = typeof note === 'object' ? note : undefined;
    if (page) await this.completeLate(page, turn.partition);
    else await turn.commit([], encodeNote('begun'));
    for await (const next of this.pages(turn, page)) await this.count(next, turn);
    await turn.commit([], encodeNote('filled'));
  }

  /** The page that the note names was under way: what was written of it is counted, and the rest is found missing. */
  private async completeLate(page: HistoryPage, partition: number): Promise<void> {
    await this.parts.pause(this.parts.lateInsertMs);
    await this.parts.writer.complete(batchOf(page, partition));
  }

  private async *pages(turn: PartitionTurn, done: HistoryPage | undefined): AsyncGenerator<HistoryPage> {
    const { heads, facts, clock } = this.parts;
    let formedAtMs = done?.formedAtMs ?? 0;
    for (const store of storesFrom(await heads.stores(), turn, done)) {
      const isUnderWay = done !== undefined && isSame(store, done);
      const days = await facts.daysAfter(store, isUnderWay ? addDays(done.from, -1) : FIRST_DAY);
      for (const { from, to } of pagesOf(days)) {
        formedAtMs = Math.max(formedAtMs + 1, clock.nowMs());
        yield { ...store, from, to, formedAtMs };
      }
    }
  }

  /** An owner that is none any more cannot commit. So whoever finds the note waits for the one insert behind it, and no other comes. */
  private async count(page: HistoryPage, { partition, commit }: PartitionTurn): Promise<void> {
    const tickets = await this.parts.facts.tickets(page);
    await this.parts.writer.count(tickets.map(toldOf), batchOf(page, partition), () => commit([], encodeNote(page)));
  }
}

const FIRST_DAY = '1970-01-01';

/** Stores whose home the partition is, in order, from the one that is under way on. */
function storesFrom(stores: readonly StoreKey[], turn: PartitionTurn, done: HistoryPage | undefined): StoreKey[] {
  const ours = stores.filter((store) => partitionOf(ticketKeyOf(store), turn.partitions) === turn.partition);
  const first = done ? nameOf(done) : '';
  return ours.filter((store) => nameOf(store) >= first).sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
}

const nameOf = ({ tenantId, storeId }: StoreKey): string => JSON.stringify([tenantId, storeId]);

const isSame = (one: StoreKey, other: StoreKey): boolean => nameOf(one) === nameOf(other);

const batchOf = ({ tenantId, storeId, from, formedAtMs }: HistoryPage, sourcePartition: number): CountingBatch => ({
  token: `history:${sourcePartition}:${JSON.stringify([tenantId, storeId, from])}@${formedAtMs}`,
  sourcePartition,
  formedAtMs,
});
