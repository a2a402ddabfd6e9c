import { z } from 'zod';
import type { NativeColumn } from './native/native-column.js';
import { splitByMonth } from './split-by-month.js';
import type { Warehouse } from './warehouse.js';

/** What became of the messages of one batch, hour and tenant: read = accepted + duplicate + rejected + rehomed. */
export interface ControlTotalRow extends OutcomeCounts {
  readonly topic: string;
  readonly partition: number;
  /** Start of the UTC hour in which the broker took the messages, epoch milliseconds. */
  readonly hourMs: number;
  readonly tenantId: string;
  readonly firstOffset: number;
  readonly lastOffset: number;
  /** When the batch was formed: which of several batches of the same offsets it was. */
  readonly recordedAtMs: number;
}

/** The totals that one batch has left. */
export interface CountedRange {
  readonly topic: string;
  readonly partition: number;
  readonly firstOffset: number;
  readonly lastOffset: number;
  readonly recordedAtMs: number;
}

export interface OutcomeCounts {
  readonly read: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly rehomed: number;
}

const count = z.coerce.number();
const counts = { read: count, accepted: count, duplicate: count, rejected: count, rehomed: count };
const SUMS = `sum(read) AS read, sum(accepted) AS accepted, sum(duplicate) AS duplicate, sum(rejected) AS rejected,
               sum(rehomed) AS rehomed`;

/** The proof that no message was lost on the way. */
export class ControlTotals {
  constructor(private readonly warehouse: Warehouse) {}

  /** Appends totals, one insert per month; the same token again changes nothing. */
  async append(rows: readonly ControlTotalRow[], token: string): Promise<void> {
    const months = splitByMonth(rows, (row) => new Date(row.hourMs).toISOString());
    for (const [month, ofMonth] of months) {
      await this.warehouse.insertBlock('control_totals_v1', controlTotalColumns(ofMonth), {
        token: `${token}:${month}`,
      });
    }
  }

  /** Makes what one batch has left count for nothing, as far as it has left anything; repeating it changes nothing. */
  async takeBack(batch: CountedRange, token: string): Promise<void> {
    const left = await this.warehouse.query({
      name: 'controlTotals.ofBatch',
      isLookUp: true,
      params: { ...batch },
      row: z.object({ hourMs: count, tenantId: z.string(), ...counts }),
      sql: `
        SELECT toUnixTimestamp(hour) * 1000 AS hourMs, tenant_id AS tenantId, sum(t.read) AS read, sum(t.accepted) AS accepted,
               sum(t.duplicate) AS duplicate, sum(t.rejected) AS rejected, sum(t.rehomed) AS rehomed
        FROM   control_totals_v1 AS t
        WHERE  topic = {topic: String} AND partition = {partition: UInt16}
          AND  first_offset = {firstOffset: UInt64} AND last_offset = {lastOffset: UInt64}
          AND  recorded_at = fromUnixTimestamp64Milli({recordedAtMs: Int64})
        GROUP  BY hour, tenant_id
        HAVING read != 0`,
    });
    await this.append(
      left.map((row) => ({ ...batch, ...row, ...negated(row) })),
      token,
    );
  }

  /** Sums from an instant on (epoch milliseconds, whole hours), of one tenant or of all, of one topic or of all. */
  async sum(of: { fromMs: number; tenantId?: string; topic?: string }): Promise<OutcomeCounts> {
    const [sums] = await this.warehouse.query({
      name: 'controlTotals.sum',
      params: { tenantId: of.tenantId ?? '', topic: of.topic ?? '', fromSeconds: Math.floor(of.fromMs / 1000) },
      row: z.object(counts),
      sql: `
        SELECT ${SUMS}
        FROM   control_totals_v1
        WHERE  {tenantId: String} IN ('', tenant_id)
          AND  {topic: String} IN ('', topic)
          AND  hour >= fromUnixTimestamp({fromSeconds: Int64})`,
    });
    return sums ?? { read: 0, accepted: 0, duplicate: 0, rejected: 0, rehomed: 0 };
  }
}

const negated = ({ read, accepted, duplicate, rejected, rehomed }: OutcomeCounts): OutcomeCounts => ({
  read: -read,
  accepted: -accepted,
  duplicate: -duplicate,
  rejected: -rejected,
  rehomed: -rehomed,
});

const controlTotalColumns = (rows: readonly ControlTotalRow[]): NativeColumn[] => [
  { name: 'topic', type: 'LowCardinality(String)', values: rows.map((row) => row.topic) },
  { name: 'partition', type: 'UInt16', values: rows.map((row) => row.partition) },
  { name: 'hour', type: "DateTime('UTC')", values: rows.map((row) => Math.floor(row.hourMs / 1000)) },
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'read', type: 'Int64', values: rows.map((row) => row.read) },
  { name: 'accepted', type: 'Int64', values: rows.map((row) => row.accepted) },
  { name: 'duplicate', type: 'Int64', values: rows.map((row) => row.duplicate) },
  { name: 'rejected', type: 'Int64', values: rows.map((row) => row.rejected) },
  { name: 'rehomed', type: 'Int64', values: rows.map((row) => row.rehomed) },
  { name: 'first_offset', type: 'UInt64', values: rows.map((row) => row.firstOffset) },
  { name: 'last_offset', type: 'UInt64', values: rows.map((row) => row.lastOffset) },
  { name: 'recorded_at', type: "DateTime64(3, 'UTC')", values: rows.map((row) => row.recordedAtMs) },
];
