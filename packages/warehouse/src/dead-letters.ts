import { z } from 'zod';
import type { NativeColumn } from './native/native-column.js';
import { splitByMonth } from './split-by-month.js';
import type { Warehouse } from './warehouse.js';

/** A refused message, personal data masked. */
export interface DeadLetterRow {
  /** Empty when unreadable, as are storeId, eventId and ticketId. */
  readonly tenantId: string;
  readonly storeId: string;
  /** When the broker took the message. */
  readonly receivedAtMs: number;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly code: string;
  /** JSON pointer; empty = the whole message. */
  readonly path: string;
  readonly message: string;
  readonly eventId: string;
  readonly ticketId: string;
  readonly maskedPayload: string;
  readonly source: string;
}

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

const deadLetterRow = z.object({
  tenantId: z.string(),
  storeId: z.string(),
  receivedAtMs: z.coerce.number(),
  topic: z.string(),
  partition: z.number(),
  offset: z.coerce.number(),
  code: z.string(),
  path: z.string(),
  message: z.string(),
  eventId: z.string(),
  ticketId: z.string(),
  maskedPayload: z.string(),
  source: z.string(),
});

const letterIdentity = deadLetterRow.pick({
  tenantId: true,
  topic: true,
  partition: true,
  offset: true,
  code: true,
  maskedPayload: true,
});
type LetterIdentity = z.output<typeof letterIdentity>;
const identityOf = (letter: LetterIdentity): string =>
  JSON.stringify([letter.tenantId, letter.topic, letter.partition, letter.offset, letter.code, letter.maskedPayload]);
const recordOf = ({
  topic,
  partition,
  offset,
  receivedAtMs,
}: Pick<DeadLetterRow, 'topic' | 'partition' | 'offset' | 'receivedAtMs'>): string =>
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
      await this.warehouse.insertBlock('dead_letters_v1', deadLetterColumns(ofMonth), { token: `${token}:${month}` });
    }
  }

  /**
   * As append, of letters whose place is a line of a file rather than an offset of the log: the same line may come again in another
   * month, where a token is not recognised. What is there already, of whatever month, is left out.
   */
  async appendNew(rows: readonly DeadLetterRow[], token: string): Promise<void> {
    const known = new Set((await this.#atPlacesOf(rows)).map(identityOf));
    const fresh = rows.filter((row) => !known.has(identityOf(row)));
    await this.append(fresh, token);
  }

  /** As append, without the letters of records that have one already: whatever wrote it, a record is refused once. */
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
      row: deadLetterRow.pick({ topic: true, partition: true, offset: true, receivedAtMs: true }),
      sql: `
        SELECT topic, partition, offset, toUnixTimestamp64Milli(received_at) AS receivedAtMs
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

  #atPlacesOf(rows: readonly DeadLetterRow[]): Promise<LetterIdentity[]> {
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
      row: letterIdentity,
      sql: `
        SELECT tenant_id AS tenantId, topic, partition, offset, code, masked_payload AS maskedPayload
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
      row: deadLetterRow,
      sql: `
        SELECT tenant_id AS tenantId, store_id AS storeId, toUnixTimestamp64Milli(received_at) AS receivedAtMs, topic, partition,
               offset, code, path, message, event_id AS eventId, ticket_id AS ticketId, masked_payload AS maskedPayload, source
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

const deadLetterColumns = (rows: readonly DeadLetterRow[]): NativeColumn[] => [
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'store_id', type: 'String', values: rows.map((row) => row.storeId) },
  { name: 'received_at', type: "DateTime64(3, 'UTC')", values: rows.map((row) => row.receivedAtMs) },
  { name: 'topic', type: 'LowCardinality(String)', values: rows.map((row) => row.topic) },
  { name: 'partition', type: 'UInt16', values: rows.map((row) => row.partition) },
  { name: 'offset', type: 'UInt64', values: rows.map((row) => row.offset) },
  { name: 'code', type: 'LowCardinality(String)', values: rows.map((row) => row.code) },
  { name: 'path', type: 'String', values: rows.map((row) => row.path) },
  { name: 'message', type: 'String', values: rows.map((row) => row.message) },
  { name: 'event_id', type: 'String', values: rows.map((row) => row.eventId) },
  { name: 'ticket_id', type: 'String', values: rows.map((row) => row.ticketId) },
  { name: 'masked_payload', type: 'String', values: rows.map((row) => row.maskedPayload) },
  { name: 'source', type: 'String', values: rows.map((row) => row.source) },
];
