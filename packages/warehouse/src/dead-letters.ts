import { z } from 'zod';
import { splitByMonth } from './split-by-month.js';
import { instantMs, integer, label, text } from './tables/column.js';
import { blockOf, defineTable, type RowOf, rowSchema, selectOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** Refused messages, masked. The original bytes are in the topic `sales.rejected.v1` only. */
export const deadLettersTable = defineTable({
  name: 'dead_letters_v1',
  comment: 'Refused messages with the reason, personal data masked',
  keep: { by: 'tenant', date: 'toDate(received_at)' },
  tenant: 'refused',
  personal: 'masked',
  columns: {
    tenantId: label('tenant_id', 'Tenant the message named; empty when unreadable'),
    storeId: text('store_id', 'Store the message named; empty when unreadable'),
    receivedAtMs: instantMs('received_at', 'When the broker took the message'),
    topic: label('topic', 'Topic it arrived on'),
    partition: integer('partition', 'UInt16', 'Partition it arrived on'),
    offset: integer('offset', 'UInt64', 'Offset it arrived at'),
    code: label('code', 'Error code of the closed list'),
    path: text('path', 'JSON pointer to what is wrong; empty = the whole message'),
    message: text('message', 'What is wrong, in English'),
    eventId: text('event_id', 'Event id when readable'),
    ticketId: text('ticket_id', 'Ticket id when readable'),
    maskedPayload: text('masked_payload', 'The message with personal data masked'),
    source: text('source', 'Where the producer says it comes from (file and line, or CloudEvents source)'),
  },
});
export type DeadLetterRow = RowOf<typeof deadLettersTable>;

/** Which dead letters: all of a tenant (or of `storeIds`), newest first, optionally of one code, topic or time. */
export interface DeadLetterFilter {
  readonly tenantId: string;
  readonly storeIds?: readonly string[];
  readonly code?: string;
  readonly topic?: string;
  /** From this instant on, epoch milliseconds. */
  readonly fromMs?: number;
  /** Before this instant, epoch milliseconds. */
  readonly toMs?: number;
}

/** Place in the list after which to go on: the last row seen. */
export type DeadLetterCursor = Pick<DeadLetterRow, 'receivedAtMs' | 'topic' | 'partition' | 'offset'>;

export interface DeadLetterCount {
  readonly code: string;
  readonly topic: string;
  readonly count: number;
  readonly firstReceivedAtMs: number;
  readonly lastReceivedAtMs: number;
}

const IDENTITY = ['tenantId', 'topic', 'partition', 'offset', 'code', 'maskedPayload'] as const;
const RECORD = ['topic', 'partition', 'offset', 'receivedAtMs'] as const;
type LetterIdentity = Pick<DeadLetterRow, (typeof IDENTITY)[number]>;
const identityOf = (letter: LetterIdentity): string =>
  JSON.stringify([letter.tenantId, letter.topic, letter.partition, letter.offset, letter.code, letter.maskedPayload]);
const recordOf = ({ topic, partition, offset, receivedAtMs }: Pick<DeadLetterRow, (typeof RECORD)[number]>): string =>
  JSON.stringify([topic, partition, offset, receivedAtMs]);
const distinct = (values: readonly string[]): string[] => [...new Set(values)];

const WHERE = `
        WHERE  tenant_id = {tenantId: String}
          AND  ({everyStore: UInt8} OR store_id IN {storeIds: Array(String)})
          AND  {code: String}  IN ('', code)
          AND  {topic: String} IN ('', topic)
          AND  received_at >= fromUnixTimestamp64Milli({fromMs: Int64})
          AND  received_at <  fromUnixTimestamp64Milli({toMs: Int64})`;

/** Refused messages for people to read; the original bytes are in Kafka only. */
export class DeadLetters {
  constructor(private readonly warehouse: Warehouse) {}

  /** Appends letters; the same token again changes nothing. */
  async append(rows: readonly DeadLetterRow[], token: string): Promise<void> {
    const months = splitByMonth(rows, (row) => new Date(row.receivedAtMs).toISOString());
    for (const [month, ofMonth] of months) {
      await this.warehouse.insertBlock(deadLettersTable.name, blockOf(deadLettersTable, ofMonth), {
        token: `${token}:${month}`,
      });
    }
  }

  /**
   * As append, of letters whose place is a line of a file and no offset of the log. The same line may come again in another month, where
   * the engine does not recognise a token. Leaves out letters that are there already, of any month.
   */
  async appendNew(rows: readonly DeadLetterRow[], token: string): Promise<void> {
    const known = new Set((await this.atPlacesOf(rows)).map(identityOf));
    const fresh = rows.filter((row) => !known.has(identityOf(row)));
    await this.append(fresh, token);
  }

  /** As append, without the letters of records that have one already: a record is refused once, whoever wrote its letter. */
  async appendMissing(rows: readonly DeadLetterRow[], token: string): Promise<void> {
    if (rows.length === 0) return;
    const found = await this.warehouse.query({
      name: 'deadLetters.ofRecords',
      isLookUp: true,
      params: {
        topics: distinct(rows.map((row) => row.topic)),
        partitions: [...new Set(rows.map((row) => row.partition))],
        offsets: rows.map((row) => row.offset),
      },
      row: rowSchema(deadLettersTable, RECORD),
      sql: `
        SELECT ${selectOf(deadLettersTable, RECORD)}
        FROM   dead_letters_v1
        WHERE  topic IN {topics: Array(String)} AND partition IN {partitions: Array(UInt16)}
          AND  offset IN {offsets: Array(UInt64)}`,
    });
    const known = new Set(found.map(recordOf));
    await this.append(
      rows.filter((row) => !known.has(recordOf(row))),
      token,
    );
  }

  private atPlacesOf(rows: readonly DeadLetterRow[]): Promise<LetterIdentity[]> {
    if (rows.length === 0) return Promise.resolve([]);
    const offsets = rows.map((row) => row.offset);
    return this.warehouse.query({
      name: 'deadLetters.atPlaces',
      isLookUp: true,
      params: {
        tenantIds: distinct(rows.map((row) => row.tenantId)),
        topics: distinct(rows.map((row) => row.topic)),
        first: offsets.reduce((least, offset) => Math.min(least, offset)),
        last: offsets.reduce((most, offset) => Math.max(most, offset)),
      },
      row: rowSchema(deadLettersTable, IDENTITY),
      sql: `
        SELECT ${selectOf(deadLettersTable, IDENTITY)}
        FROM   dead_letters_v1
        WHERE  tenant_id IN {tenantIds: Array(String)}
          AND  topic IN {topics: Array(String)}
          AND  offset BETWEEN {first: UInt64} AND {last: UInt64}`,
    });
  }

  /** Newest first; pass the last row as `after` for the next page. */
  list(filter: DeadLetterFilter, page: { limit: number; after?: DeadLetterCursor }): Promise<DeadLetterRow[]> {
    return this.warehouse.query({
      name: 'deadLetters.list',
      params: {
        ...filterParams(filter),
        fromStart: page.after === undefined ? 1 : 0,
        afterMs: page.after?.receivedAtMs ?? 0,
        afterTopic: page.after?.topic ?? '',
        afterPartition: page.after?.partition ?? 0,
        afterOffset: page.after?.offset ?? 0,
        limit: page.limit,
      },
      row: rowSchema(deadLettersTable),
      sql: `
        SELECT ${selectOf(deadLettersTable)}
        FROM   dead_letters_v1${WHERE}
          AND  ({fromStart: UInt8} OR (toUnixTimestamp64Milli(received_at), topic, partition, offset)
                < ({afterMs: Int64}, {afterTopic: String}, {afterPartition: UInt16}, {afterOffset: UInt64}))
        ORDER  BY received_at DESC, topic DESC, partition DESC, offset DESC
        LIMIT  {limit: UInt32}`,
    });
  }

  /** How many per code and topic, most first. */
  summary(filter: DeadLetterFilter): Promise<DeadLetterCount[]> {
    return this.warehouse.query({
      name: 'deadLetters.summary',
      params: filterParams(filter),
      row: z.object({
        code: z.string(),
        topic: z.string(),
        count: z.coerce.number(),
        firstReceivedAtMs: z.coerce.number(),
        lastReceivedAtMs: z.coerce.number(),
      }),
      sql: `
        SELECT code, topic, count() AS count, toUnixTimestamp64Milli(min(received_at)) AS firstReceivedAtMs,
               toUnixTimestamp64Milli(max(received_at)) AS lastReceivedAtMs
        FROM   dead_letters_v1${WHERE}
        GROUP  BY code, topic
        ORDER  BY count DESC, code, topic`,
    });
  }
}

/** ClickHouse's DateTime64 ends before 2300. */
const FAR_FUTURE_MS = Date.UTC(2200, 0, 1);

const filterParams = (filter: DeadLetterFilter) => ({
  tenantId: filter.tenantId,
  everyStore: filter.storeIds === undefined ? 1 : 0,
  storeIds: filter.storeIds ?? [],
  code: filter.code ?? '',
  topic: filter.topic ?? '',
  fromMs: filter.fromMs ?? 0,
  toMs: filter.toMs ?? FAR_FUTURE_MS,
});
