import { covers, type OffsetVector, type PartitionTurn, partitionOf, split } from '@vitrine/bus';
import type { Clock } from '@vitrine/consumer';
import type { SaleLineRow, SaleLines } from '@vitrine/warehouse';
import type { Catalogue, CatalogueChange } from '../catalog/catalogue.js';
import type { CatalogueFeed } from '../catalog/catalogue-feed.js';
import type { JournalledInsert } from '../journal/journalled-insert.js';
import { decodePartitionNote, encodePartitionNote } from '../journal/partition-note.js';
import type { OpenTicket, OpenTickets } from './open-tickets.js';
import { restateBlocks } from './restate-blocks.js';
import { restateLines } from './restate-lines.js';
import type { RestatedLines } from './restated-lines.js';

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
  readonly clock: Clock;
}

/**
 * Gives sales the cost or the business date that the catalogue brought after them. The owner of a sales partition does it
 * between two batches, so that a correction always meets the rows as they stand. The note beside the offset says from
 * which catalogue to which, and which block of rows is under way: after a crash that block goes in again as it was, under its own
 * token, and only then is it asked what is still open.
 */
export class Restater {
  /** How far each partition has looked, which may be further than it had anything to restate. */
  readonly #looked = new Map<number, OffsetVector>();

  constructor(private readonly parts: RestateParts) {}

  released(partition: number): void {
    this.#looked.delete(partition);
  }

  async catchUp(turn: PartitionTurn): Promise<void> {
    const { feed, inserts } = this.parts;
    const { applied, target: unfinished, entry } = decodePartitionNote(turn.state);
    if (entry !== undefined) await inserts.insert(turn, entry, await inserts.read(turn, entry));
    const from = this.#looked.get(turn.partition) ?? applied;
    const position = [...feed.position];
    // A claim waits until the feed has read what was applied: whoever is ahead of it has read a topic that is no more.
    const isTopicAnew = !covers(position, from) || !covers(position, unfinished ?? []);
    const target = isTopicAnew ? position : (unfinished ?? position);
    const isSettled = turn.state === encodePartitionNote({ applied }) && !isTopicAnew;
    if (isSettled && covers(from, target)) return;
    const changes = unfinished || isTopicAnew ? undefined : feed.changesBetween(from, target);
    const isWritten = (changes === undefined || changes.length > 0) && (await this.#restate(turn, target, changes));
    if (isWritten || !isSettled) await turn.commit([], encodePartitionNote({ applied: target }));
    this.#looked.set(turn.partition, target);
  }

  /** @returns false when there was nothing to restate */
  async #restate(
    turn: PartitionTurn,
    target: OffsetVector,
    changes: readonly CatalogueChange[] | undefined,
  ): Promise<boolean> {
    const { open, clock, lines, catalogue } = this.parts;
    const listed = await turn.retry('open tickets', () => open.list(changes, turn));
    const waiting = listed.filter((ticket) => isOurs(ticket, turn) && this.#isAnswered(ticket));
    for (const tickets of split(waiting, () => 0, TICKETS_PER_READ, 1)) {
      const old = await turn.retry('lines to restate', () => lines.linesOfTickets(tickets));
      for (const rows of restateBlocks(restateLines(old, catalogue, clock.nowMs())))
        await this.#write(turn, target, rows);
    }
    return waiting.length > 0;
  }

  async #write(turn: PartitionTurn, target: OffsetVector, rows: readonly SaleLineRow[]): Promise<void> {
    const { inserts, restated } = this.parts;
    const entry = { unknownTenants: [], rows };
    await inserts.insert(turn, await inserts.note(turn, entry, target), entry);
    restated.add(rows.length / 2);
  }

  /** Does the catalogue know by now what the ticket waits for? A cost may still begin after the sale: then nothing changes. */
  #isAnswered({ tenantId, storeId, productIds, isStoreUnknown }: OpenTicket): boolean {
    const { catalogue } = this.parts;
    if (isStoreUnknown && catalogue.timeZoneOf(tenantId, storeId) !== undefined) return true;
    return productIds.some((productId) => catalogue.costE4At(tenantId, productId, LAST_DAY) !== null);
  }
}

/** By the turn's own count of partitions: no ticket is restated in two places while their number is raised. */
const isOurs = ({ tenantId, storeId }: OpenTicket, { partition, partitions }: PartitionTurn): boolean =>
  partitionOf(`${tenantId}:${storeId}`, partitions) === partition;
