import { z } from 'zod';
import type { OutcomeCounts } from './control-totals.js';
import type { QueryParams, Warehouse } from './warehouse.js';

/** Which messages: those the broker took in these UTC hours, of one tenant or of all. Epoch milliseconds; `toMs` is outside. */
export interface LedgerWindow {
  readonly fromMs: number;
  readonly toMs: number;
  readonly tenantId?: string;
}

/** The books of one partition of `sales.raw.v1`: the outcomes that processing counted, and the rows that are there. */
export interface LedgerLine extends OutcomeCounts {
  readonly partition: number;
  /** The offsets that the counted batches span, both included. */
  readonly firstOffset: number;
  readonly lastOffset: number;
  /** Distinct messages that have rows in the facts, to be compared with `accepted`. */
  readonly inFacts: number;
  /** Dead letters, to be compared with `rejected`. */
  readonly inDeadLetters: number;
  /** How many messages the two sides disagree about; 0 when the books are right. Above 0 in facts or letters = counted nowhere. */
  readonly difference: number;
}

const SALES = 'sales.raw.v1';
const DAY_MS = 24 * 3_600_000;
/** A batch spans more hours than the window when processing was away, but never more than Kafka keeps a message. */
const LONGEST_BATCH_MS = 31 * DAY_MS;
/** A batch's rows and totals are written side by side: totals of just now may be ahead of their rows. */
const SETTLED_AFTER_SECONDS = 30;

const count = z.coerce.number();
const controlRow = z.object({
  partition: z.number(),
  firstOffset: count,
  lastOffset: count,
  read: count,
  accepted: count,
  duplicate: count,
  rejected: count,
  rehomed: count,
});
type ControlRow = z.infer<typeof controlRow>;

/**
 * Compares control totals with the warehouse's rows, a line per source partition that read anything. Every message counted as accepted must
 * have rows in the facts, every rejected one a dead letter, and no other may. A batch counts whole, also where it reaches over the edge of
 * the window. Batches of the last 30 seconds are left out. Reads three narrow columns of the rows of these offsets, once (migration 0008
 * leaves the others unread).
 */
export async function readLedger(warehouse: Warehouse, window: LedgerWindow): Promise<LedgerLine[]> {
  const counted = await countedByPartition(warehouse, window);
  if (counted.length === 0) return [];
  const [facts, letters] = await Promise.all([
    factsByPartition(warehouse, window, counted),
    lettersByPartition(warehouse, window, counted),
  ]);
  return counted.map((control) => {
    const inFacts = facts.get(control.partition) ?? 0;
    const inDeadLetters = letters.get(control.partition) ?? 0;
    return { ...control, inFacts, inDeadLetters, difference: differenceOf(control, inFacts, inDeadLetters) };
  });
}

/** Distinct messages that have rows. */
function factsByPartition(warehouse: Warehouse, window: LedgerWindow, counted: readonly ControlRow[]) {
  return foundByPartition(warehouse, {
    name: 'ledger.facts',
    params: { ...paramsOf(window), ...offsetParams(counted) },
    sql: `
      SELECT source_partition AS partition, groupBitmap(source_offset) AS found
      FROM   sale_lines_v1
      WHERE  {tenantId: String} IN ('', tenant_id)
        AND  sign = 1
        AND  (${offsetsOf(counted, 'source_partition', 'source_offset')})
      GROUP  BY source_partition`,
  });
}

function lettersByPartition(warehouse: Warehouse, window: LedgerWindow, counted: readonly ControlRow[]) {
  return foundByPartition(warehouse, {
    name: 'ledger.letters',
    params: { ...paramsOf(window), ...offsetParams(counted) },
    sql: `
      SELECT partition, count() AS found
      FROM   dead_letters_v1
      WHERE  {tenantId: String} IN ('', tenant_id)
        AND  received_at >= fromUnixTimestamp({earliest: Int64})
        AND  received_at <  fromUnixTimestamp({latest: Int64})
        AND  topic = '${SALES}'
        AND  (${offsetsOf(counted, 'partition', 'offset')})
      GROUP  BY partition`,
  });
}

async function foundByPartition(
  warehouse: Warehouse,
  query: { name: string; params: QueryParams; sql: string },
): Promise<Map<number, number>> {
  const rows = await warehouse.query({ ...query, row: z.object({ partition: z.number(), found: count }) });
  return new Map(rows.map(({ partition, found }) => [partition, found]));
}

/** A range of offsets per partition, as one condition. */
const offsetsOf = (counted: readonly ControlRow[], partition: string, offset: string): string =>
  counted
    .map(
      (_, at) => `${partition} = {p${at}: UInt16} AND ${offset} BETWEEN {first${at}: UInt64} AND {last${at}: UInt64}`,
    )
    .join(' OR ');

const offsetParams = (counted: readonly ControlRow[]): QueryParams =>
  Object.fromEntries(
    counted.flatMap(({ partition, firstOffset, lastOffset }, at) => [
      [`p${at}`, partition],
      [`first${at}`, firstOffset],
      [`last${at}`, lastOffset],
    ]),
  );

const differenceOf = (control: ControlRow, inFacts: number, inDeadLetters: number): number =>
  Math.abs(control.read - control.accepted - control.duplicate - control.rejected - control.rehomed) +
  Math.abs(control.accepted - inFacts) +
  Math.abs(control.rejected - inDeadLetters);

/** Control totals of every batch that has a message in the window. */
function countedByPartition(warehouse: Warehouse, window: LedgerWindow): Promise<ControlRow[]> {
  return warehouse.query({
    name: 'ledger.counted',
    params: paramsOf(window),
    row: controlRow,
    sql: `
      SELECT partition, min(first_offset) AS firstOffset, max(last_offset) AS lastOffset, sum(read) AS read,
             sum(accepted) AS accepted, sum(duplicate) AS duplicate, sum(rejected) AS rejected, sum(rehomed) AS rehomed
      FROM   control_totals_v1
      WHERE  topic = '${SALES}'
        AND  {tenantId: String} IN ('', tenant_id)
        AND  hour >= fromUnixTimestamp({earliest: Int64})
        AND  hour <  fromUnixTimestamp({latest: Int64})
        AND  (partition, first_offset) GLOBAL IN (
               SELECT partition, first_offset
               FROM   control_totals_v1
               WHERE  topic = '${SALES}'
                 AND  {tenantId: String} IN ('', tenant_id)
                 AND  hour >= toStartOfHour(fromUnixTimestamp({from: Int64}))
                 AND  hour <  fromUnixTimestamp({to: Int64})
                 AND  recorded_at < now64(3) - toIntervalSecond(${SETTLED_AFTER_SECONDS}))
      GROUP  BY partition
      ORDER  BY partition`,
  });
}

const paramsOf = ({ fromMs, toMs, tenantId = '' }: LedgerWindow) => ({
  tenantId,
  from: seconds(fromMs),
  to: seconds(toMs),
  earliest: seconds(fromMs - LONGEST_BATCH_MS),
  latest: seconds(toMs + LONGEST_BATCH_MS),
});

const seconds = (ms: number): number => Math.floor(ms / 1_000);
