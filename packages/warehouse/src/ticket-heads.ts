import { z } from 'zod';
import { eventKeyHash, ticketKeyHash } from './key-hash.js';
import { day, instantMs, integer, label, oneOf, text, uint64 } from './tables/column.js';
import { defineTable, type RowOf, rowSchema, selectOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** Two rows per ticket revision, one under the hash of its ticket id and one under that of its event id. */
export const ticketHeadsTable = defineTable({
  name: 'ticket_heads_v1',
  comment: 'Ticket revisions by hash of ticket id and of event id, for duplicate look-ups',
  keep: { by: 'tenant', date: 'sold_on' },
  tenant: 'column',
  personal: 'tokens',
  columns: {
    tenantId: label('tenant_id', 'Whose ticket it is'),
    storeId: label('store_id', 'Store that sold'),
    keyHash: uint64('key_hash', 'Hash of t + ticket id, or of e + event id'),
    ticketId: text('ticket_id', 'Ticket number of the till'),
    revision: integer('revision', 'UInt32', 'Revision of the ticket'),
    eventId: text('event_id', 'Event that brought this revision'),
    status: oneOf('status', ['closed', 'voided'], 'closed | voided'),
    soldOn: day('sold_on', 'Business date of this revision: where its lines are'),
    contentHash: uint64('content_hash', 'Hash of the content of this revision'),
    sourcePartition: integer('source_partition', 'UInt16', 'Kafka partition of its event'),
    sourceOffset: integer('source_offset', 'UInt64', 'Kafka offset of its event'),
    ingestedAtMs: instantMs('ingested_at', 'When processing wrote it'),
  },
});

const HEAD = [
  'tenantId',
  'storeId',
  'ticketId',
  'revision',
  'eventId',
  'status',
  'soldOn',
  'contentHash',
  'sourcePartition',
  'sourceOffset',
] as const;

/** One revision of a ticket that the warehouse holds. */
export type TicketHead = Pick<RowOf<typeof ticketHeadsTable>, (typeof HEAD)[number]>;

/** A ticket that a batch is about to decide on. */
export interface TicketKey {
  readonly tenantId: string;
  readonly storeId: string;
  readonly ticketId: string;
  readonly eventId: string;
}

/** A store whose tickets belong to a partition. */
export interface StoreKey {
  readonly tenantId: string;
  readonly storeId: string;
}

/** Rows of this partition from this offset on are the caller's own earlier try: look-ups leave them out. */
export interface OwnTry {
  readonly partition: number;
  readonly fromOffset: number;
  /** The `ingestedAtMs` that all rows of that try have; undefined when they may have any. */
  readonly formedAtMs: number | undefined;
}

/** Hashes travel in the URL; this many stay below every server's limit of a request line. */
export const HASHES_PER_QUERY = 400;
/** An answer of some 10 MB. */
const HASHES_PER_PAGE = 500_000;

const headRow = rowSchema(ticketHeadsTable, HEAD);

/** Look-ups of what has been seen already. Fed by a materialised view of the facts, never written directly. */
export class TicketHeads {
  constructor(private readonly warehouse: Warehouse) {}

  /**
   * Every stored revision of these tickets, plus the tickets that these event ids brought. Each head comes once, as it was written last (a
   * restatement may have moved it to another day), in no defined order.
   */
  async find(keys: readonly TicketKey[], own?: OwnTry): Promise<TicketHead[]> {
    const wanted = new Set(keys.flatMap((key) => [placed(key, `t${key.ticketId}`), placed(key, `e${key.eventId}`)]));
    const found = new Map<string, TicketHead>();
    for (let at = 0; at < keys.length; at += HASHES_PER_QUERY / 2) {
      for (const head of await this.candidates(keys.slice(at, at + HASHES_PER_QUERY / 2), own)) {
        if (!wanted.has(placed(head, `t${head.ticketId}`)) && !wanted.has(placed(head, `e${head.eventId}`))) continue;
        found.set(placed(head, `${head.revision}:${head.ticketId}`), head);
      }
    }
    return [...found.values()];
  }

  /**
   * Hashes (`ticketKeyHash` and `eventKeyHash`) of everything the warehouse holds of a store, page by page: one text cannot hold a large
   * store's history. They rebuild the filter of a newly assigned partition.
   */
  async *hashesOf({ tenantId, storeId }: StoreKey): AsyncGenerator<readonly number[]> {
    for (let after = -1; ; ) {
      const [page] = await this.warehouse.query({
        name: 'ticketHeads.hashesOf',
        isLookUp: true,
        params: { tenantId, storeId, after, limit: HASHES_PER_PAGE },
        row: z.object({ hashes: z.array(z.coerce.number()), last: z.coerce.number() }),
        sql: `
          SELECT groupArray(key_hash) AS hashes, max(key_hash) AS last
          FROM  (SELECT key_hash
                 FROM   ticket_heads_v1
                 WHERE  tenant_id = {tenantId: String}
                   AND  store_id  = {storeId: String}
                   AND  key_hash  > {after: Int64}
                 ORDER  BY key_hash
                 LIMIT  1 BY key_hash
                 LIMIT  {limit: UInt32})`,
      });
      if (!page) return;
      yield page.hashes;
      if (page.hashes.length < HASHES_PER_PAGE) return;
      after = page.last;
    }
  }

  /** Every store of every tenant that has a ticket; the caller works out its partition. */
  async stores(): Promise<StoreKey[]> {
    return this.warehouse.query({
      name: 'ticketHeads.stores',
      isLookUp: true,
      row: z.object({ tenantId: z.string(), storeId: z.string() }),
      sql: `
        SELECT tenant_id AS tenantId, store_id AS storeId
        FROM   sales_days_v1
        GROUP  BY tenant_id, store_id
        UNION  DISTINCT
        SELECT DISTINCT tenant_id AS tenantId, store_id AS storeId
        FROM   ticket_heads_v1`,
    });
  }

  private candidates(keys: readonly TicketKey[], own: OwnTry | undefined): Promise<TicketHead[]> {
    const hashes = keys.flatMap((key) => [ticketKeyHash(key.ticketId), eventKeyHash(key.eventId)]);
    return this.warehouse.query({
      name: 'ticketHeads.find',
      isLookUp: true,
      params: {
        tenantIds: [...new Set(keys.map((key) => key.tenantId))],
        storeIds: [...new Set(keys.map((key) => key.storeId))],
        hashes,
        ...ownTryParams(own),
      },
      row: headRow,
      sql: `
        SELECT ${selectOf(ticketHeadsTable, HEAD)}
        FROM   ticket_heads_v1
        WHERE  tenant_id IN {tenantIds: Array(String)}
          AND  store_id  IN {storeIds: Array(String)}
          AND  key_hash  IN {hashes: Array(UInt64)}
          AND  NOT (source_partition = {ownPartition: Int32} AND source_offset >= {ownFrom: UInt64} AND ${IS_FORMED_AT})
        ORDER  BY ingested_at`,
    });
  }
}

/** Parameters that leave the caller's own try out; partition -1 leaves nothing out. */
export const ownTryParams = (own: OwnTry | undefined) => ({
  ownPartition: own?.partition ?? -1,
  ownFrom: own?.fromOffset ?? 0,
  ...formedAtParams(own?.formedAtMs),
});

/** True of the rows that a batch formed at that moment has written: the same offsets may have made rows before a reset, too. */
export const IS_FORMED_AT = '{formedAtMs: Int64} IN (-1, toUnixTimestamp64Milli(ingested_at))';

export const formedAtParams = (formedAtMs: number | undefined) => ({ formedAtMs: formedAtMs ?? -1 });

/** What is some store's own, as one text. */
export const placed = (key: StoreKey, id: string): string => JSON.stringify([key.tenantId, key.storeId, id]);
