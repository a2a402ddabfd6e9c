import { z } from 'zod';
import { splitByMonth } from './split-by-month.js';
import { instantMs, integer, label, secondMs } from './tables/column.js';
import { blockOf, defineTable, type RowOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** What became of the messages of one batch, hour and tenant: read = accepted + duplicate + rejected + rehomed. */
export const controlTotalsTable = defineTable({
  name: 'control_totals_v1',
  comment: 'What became of every message, per batch, hour and tenant',
  keep: { by: 'table', days: 400, since: 'hour' },
  tenant: 'refused',
  personal: 'none',
  columns: {
    topic: label('topic', 'Topic read'),
    partition: integer('partition', 'UInt16', 'Partition read'),
    /** The start of the UTC hour. */
    hourMs: secondMs('hour', 'Hour in which the broker took the messages'),
    tenantId: label('tenant_id', 'Tenant; empty when unreadable'),
    read: integer('read', 'Int64', 'Messages read'),
    accepted: integer('accepted', 'Int64', 'Became rows'),
    duplicate: integer('duplicate', 'Int64', 'Were known already'),
    rejected: integer('rejected', 'Int64', 'Became dead letters'),
    rehomed: integer('rehomed', 'Int64', 'Were moved to their own partition'),
    firstOffset: integer('first_offset', 'UInt64', 'First offset of the batch'),
    lastOffset: integer('last_offset', 'UInt64', 'Last offset of the batch'),
    /** The moment when the batch was formed: it tells several batches of the same offsets apart. */
    recordedAtMs: instantMs('recorded_at', 'When processing wrote the row'),
  },
});
export type ControlTotalRow = RowOf<typeof controlTotalsTable>;

/** The totals that one batch has left. */
export type CountedRange = Pick<ControlTotalRow, 'topic' | 'partition' | 'firstOffset' | 'lastOffset' | 'recordedAtMs'>;

export type OutcomeCounts = Pick<ControlTotalRow, 'read' | 'accepted' | 'duplicate' | 'rejected' | 'rehomed'>;

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
      await this.warehouse.insertBlock(controlTotalsTable.name, blockOf(controlTotalsTable, ofMonth), {
        token: `${token}:${month}`,
      });
    }
  }

  /** Takes back what one batch has left, as far as it has left anything. Repeating it changes nothing. */
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
