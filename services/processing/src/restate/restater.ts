import { type PartitionTurn, partitionOf, split } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import type { SaleLines } from '@vitrine/warehouse';
import type { Catalogue, CatalogueChange } from '../catalog/catalogue.js';
import type { CatalogueFeed } from '../catalog/catalogue-feed.js';
import { covers, encodeVector, type OffsetVector } from '../catalog/offset-vector.js';
import type { Clock } from '../clock.js';
import type { ProcessingMetrics } from '../processing-metrics.js';
import type { TopicDirectory } from '../topic-directory.js';
import type { OpenTicket, OpenTickets } from './open-tickets.js';
import { restateInserts } from './restate-inserts.js';
import { restateLines } from './restate-lines.js';
import { decodeRestateNote, encodeRestateNote, type RestateNote } from './restate-note.js';

const TICKETS_PER_INSERT = 2_000;
/** Sorts behind every day a sale can have. */
const LAST_DAY = '9999-12-31';

export interface RestateParts {
  readonly feed: CatalogueFeed;
  readonly catalogue: Catalogue;
  readonly open: OpenTickets;
  readonly lines: SaleLines;
  readonly topics: TopicDirectory;
  readonly metrics: ProcessingMetrics;
  readonly clock: Clock;
}

/**
 * Gives sales the cost or the business date that the catalogue brought after them. The owner of a sales partition does it
 * between two batches, so that a correction always meets the rows as they stand. The note beside the offset says from
 * which catalogue to which; a crash in between repeats it: what is restated already is no longer open.
 */
export class Restater {
  /** How far each partition has looked, which may be further than it had anything to restate. */
  readonly #looked = new Map<number, OffsetVector>();

  constructor(private readonly parts: RestateParts) {}

  released(partition: number): void {
    this.#looked.delete(partition);
  }

  async catchUp(turn: PartitionTurn): Promise<void> {
    const { feed } = this.parts;
    const note = decodeRestateNote(turn.state);
    const from = this.#looked.get(turn.partition) ?? note.applied;
    const target = note.target ?? [...feed.position];
    if (note.target === undefined && covers(from, target)) return;
    const changes = note.target ? undefined : feed.changesBetween(from, target);
    if (changes === undefined || changes.length > 0)
      await this.#restate(turn, { applied: note.applied, target }, changes);
    this.#looked.set(turn.partition, target);
  }

  async #restate(
    turn: PartitionTurn,
    note: Required<RestateNote>,
    changes: readonly CatalogueChange[] | undefined,
  ): Promise<void> {
    const { open, clock, metrics, lines, catalogue } = this.parts;
    const tenantIds = changes && [...new Set(changes.map(({ tenantId }) => tenantId))];
    const listed = await turn.retry('open tickets', () => open.list(tenantIds));
    const waiting = listed.filter((ticket) => this.#isOurs(ticket, turn.partition) && this.#isAnswered(ticket));
    if (waiting.length === 0 && turn.state === encodeRestateNote({ applied: note.applied })) return;
    const { target } = note as { target: OffsetVector };
    if (waiting.length > 0) await turn.commit([], encodeRestateNote({ applied: note.applied, target }));
    for (const tickets of split(waiting, () => 0, TICKETS_PER_INSERT, 1)) {
      const old = await turn.retry('lines to restate', () => lines.linesOfTickets(tickets));
      const restated = restateLines(old, catalogue, clock.nowMs());
      const range = `${encodeVector(note.applied)}-${encodeVector(target)}`;
      for (const { digest, rows } of restateInserts(restated)) {
        const token = `restate:${turn.partition}:${range}:${digest}`;
        await turn.retry('restate', () => lines.append(rows, token));
      }
      metrics.restated(restated.length);
    }
    await turn.commit([], encodeRestateNote({ applied: target }));
  }

  #isOurs({ tenantId, storeId }: OpenTicket, partition: number): boolean {
    return partitionOf(`${tenantId}:${storeId}`, this.parts.topics.partitionsOf(topics.salesRaw)) === partition;
  }

  /** Does the catalogue know by now what the ticket waits for? A cost may still begin after the sale: then nothing changes. */
  #isAnswered({ tenantId, storeId, productIds, isStoreUnknown }: OpenTicket): boolean {
    const { catalogue } = this.parts;
    if (isStoreUnknown && catalogue.timeZoneOf(tenantId, storeId) !== undefined) return true;
    return productIds.some((productId) => catalogue.costE4At(tenantId, productId, LAST_DAY) !== null);
  }
}
