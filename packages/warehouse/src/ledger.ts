import { z } from 'zod';
import type { OutcomeCounts } from './control-totals.js';
import type { Warehouse } from './warehouse.js';

/** Which messages: those the broker took in these UTC hours, of one tenant or of all. Epoch milliseconds; `toMs` is outside. */
export interface LedgerWindow {
  readonly fromMs: number;
  readonly toMs: number;
  readonly tenantId?: string;
}

/** The books of one partition of `sales.raw.v1`: what processing said became of its messages, and what is there. */
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
/** A batch lies in more hours than the window when processing was away; no longer than Kafka keeps a message. */
const LONGEST_BATCH_MS = 31 * DAY_MS;
/** A batch's rows and totals are written side by side: what was recorded just now may still be on its way. */
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
 * Holds control totals against what the warehouse really has, a line per source partition that read anything: every message
 * that processing counted as accepted must have rows in the facts, every rejected one a dead letter, and nothing else may.
 * A batch counts whole, also where its messages reach over the edge of the window; batches of the last 30 seconds are left out.
 * Reads one small column range per partition (see migration 0008): well under a second for a day of 26 million tickets.
 */
export async function readLedger(warehouse: Warehouse, window: LedgerWindow): Promise<LedgerLine[]> {
  const counted = await countedByPartition(warehouse, window);
  return Promise.all(counted.map((control) => lineOf(warehouse, window, control)));
}

async function lineOf(warehouse: Warehouse, window: LedgerWindow, control: ControlRow): Promise<LedgerLine> {
  const [found] = await warehouse.query({
    name: 'ledger.found',
    params: {
      ...paramsOf(window),
      partition: control.partition,
      firstOffset: control.firstOffset,
      lastOffset: control.lastOffset,
    },
    row: z.object({ inFacts: count, inDeadLetters: count }),
    sql: `
      SELECT (SELECT groupBitmap(source_offset)
              FROM   sale_lines_v1
              WHERE  {tenantId: String} IN ('', tenant_id)
                AND  source_partition = {partition: UInt16}
                AND  source_offset BETWEEN {firstOffset: UInt64} AND {lastOffset: UInt64}
                AND  sign = 1) AS inFacts,
             (SELECT count()
              FROM   dead_letters_v1
              WHERE  {tenantId: String} IN ('', tenant_id)
                AND  received_at >= fromUnixTimestamp({earliest: Int64})
                AND  received_at <  fromUnixTimestamp({latest: Int64})
                AND  topic = '${SALES}'
                AND  partition = {partition: UInt16}
                AND  offset BETWEEN {firstOffset: UInt64} AND {lastOffset: UInt64}) AS inDeadLetters`,
  });
  const { inFacts, inDeadLetters } = found ?? { inFacts: 0, inDeadLetters: 0 };
  return { ...control, inFacts, inDeadLetters, difference: differenceOf(control, inFacts, inDeadLetters) };
}

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
