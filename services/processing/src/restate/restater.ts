import { covers, type OffsetVector, type OutgoingRecord, type PartitionTurn, partitionOf, split } from '@vitrine/bus';
import type { Clock } from '@vitrine/consumer';
import { ticketKeyOf } from '@vitrine/contracts';
import type { SaleLineRow, SaleLines } from '@vitrine/warehouse';
import type { Catalogue, CatalogueChange } from '../catalog/catalogue.js';
import type { CatalogueFeed } from '../catalog/catalogue-feed.js';
import type { JournalledInsert } from '../journal/journalled-insert.js';
import { decodePartitionNote, encodePartitionNote } from '../journal/partition-note.js';
import type { OpenTicket, OpenTickets } from './open-tickets.js';
import { restateBlocks } from './restate-blocks.js';
import { restateLines } from './restate-lines.js';
import type { RestatedLines } from './restated-lines.js';
import type { RestatedTickets } from './restated-tickets.js';

const TICKETS_PER_READ = 2_000;
/** Sorts behind every day a sale can have. */
const LAST_DAY = '9999-12-31';

export interface RestateParts {
  readonly feed: Pick<CatalogueFeed, 'position' | 'changesBetween'>;
  readonly catalogue: Catalogue;
  readonly open: Pick<OpenTickets, 'list'>;
  readonly lines: Pick<SaleLines, 'linesOfTickets'>;
  readonly inserts: JournalledInsert;
  readonly restated: Pick<RestatedLines, 'add'>;
  readonly tickets: RestatedTickets;
  readonly clock: Clock;
}

/**
 * Gives sales the cost or the business date that the catalogue brought after them. The owner of a sales partition does it between two
 * batches, so that a correction always meets the rows as they stand. The note beside the offset names the catalogue before and after, and
 * the block of rows under way. After a crash that block goes in again as it was, under its own token, before anything else is asked. The
 * transaction that ends a block tells what it has changed.
 */
export class Restater {
  /** How far each partition has looked, perhaps beyond its last restatement. */
  private readonly looked = new Map<number, OffsetVector>();

  constructor(private readonly parts: RestateParts) {}

  released(partition: number): void {
    this.looked.delete(partition);
  }

  async catchUp(turn: PartitionTurn): Promise<void> {
    const { feed } = this.parts;
    const { applied, target: unfinished, entry } = decodePartitionNote(turn.state);
    let untold = entry === undefined ? [] : await this.finish(turn, entry);
    const from = this.looked.get(turn.partition) ?? applied;
    const position = [...feed.position];
    // A claim waits until the feed has read what was applied: a vector ahead of the feed belongs to a topic that is gone.
    const isTopicAnew = !covers(position, from) || !covers(position, unfinished ?? []);
    const target = isTopicAnew ? position : (unfinished ?? position);
    const isSettled = turn.state === encodePartitionNote({ applied }) && !isTopicAnew;
    if (isSettled && covers(from, target)) return;
    const changes = unfinished || isTopicAnew ? undefined : feed.changesBetween(from, target);
    const waiting = changes?.length === 0 ? [] : await this.waiting(turn, changes);
    untold = await this.restate(turn, target, waiting, untold);
    if (waiting.length > 0 || !isSettled) await turn.commit(untold, encodePartitionNote({ applied: target }));
    this.looked.set(turn.partition, target);
  }

  /** Tickets of this partition that the catalogue knows more about now. */
  private async waiting(turn: PartitionTurn, changes: readonly CatalogueChange[] | undefined): Promise<OpenTicket[]> {
    const listed = await turn.retry('open tickets', () => this.parts.open.list(changes, turn));
    return listed.filter((ticket) => isOurs(ticket, turn) && this.isAnswered(ticket));
  }

  /** Writes block after block; `untold` is what the block before has changed. @returns the same of the last one */
  private async restate(
    turn: PartitionTurn,
    target: OffsetVector,
    waiting: readonly OpenTicket[],
    untold: OutgoingRecord[],
  ): Promise<OutgoingRecord[]> {
    const { clock, lines, catalogue } = this.parts;
    let last = untold;
    for (const tickets of split(waiting, () => 0, TICKETS_PER_READ, 1)) {
      const old = await turn.retry('lines to restate', () => lines.linesOfTickets(tickets));
      for (const rows of restateBlocks(restateLines(old, catalogue, clock.nowMs())))
        last = await this.write(turn, target, rows, last);
    }
    return last;
  }

  private async write(
    turn: PartitionTurn,
    target: OffsetVector,
    rows: readonly SaleLineRow[],
    untold: readonly OutgoingRecord[],
  ): Promise<OutgoingRecord[]> {
    const { inserts, restated, tickets } = this.parts;
    const entry = { unknownTenants: [], rows };
    const id = await inserts.note(turn, entry, target, untold);
    await inserts.insert(turn, id, entry);
    restated.add(rows.length / 2);
    return tickets.recordsOf(turn, id, rows);
  }

  /** Inserts again, as it was, a block that an earlier owner began. @returns what it has changed */
  private async finish(turn: PartitionTurn, id: string): Promise<OutgoingRecord[]> {
    const { inserts, tickets } = this.parts;
    const entry = await inserts.read(turn, id);
    await inserts.insert(turn, id, entry);
    return tickets.recordsOf(turn, id, entry.rows);
  }

  /** Does the catalogue know by now what the ticket waits for? A cost may still begin after the sale: then nothing changes. */
  private isAnswered({ tenantId, storeId, productIds, isStoreUnknown }: OpenTicket): boolean {
    const { catalogue } = this.parts;
    if (isStoreUnknown && catalogue.timeZoneOf(tenantId, storeId) !== undefined) return true;
    return productIds.some((productId) => catalogue.costE4At(tenantId, productId, LAST_DAY) !== null);
  }
}

/** By the turn's own count of partitions: no ticket is restated in two places while their number is raised. */
const isOurs = (ticket: OpenTicket, { partition, partitions }: PartitionTurn): boolean =>
  partitionOf(ticketKeyOf(ticket), partitions) === partition;
