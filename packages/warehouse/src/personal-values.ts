import { z } from 'zod';
import type { NativeColumn } from './native/native-column.js';
import { splitByMonth } from './split-by-month.js';
import type { Warehouse } from './warehouse.js';

/** How often one field of accepted messages of a batch held a personal value of one kind. */
export interface PersonalValueRow {
  readonly tenantId: string;
  /** `ticket.sellerId`, `store.name`. */
  readonly field: string;
  readonly kind: string;
  readonly handling: string;
  /** When the broker took the first and the last of these messages, epoch milliseconds. */
  readonly firstAtMs: number;
  readonly lastAtMs: number;
  readonly count: number;
}

const summaryRow = z.object({
  field: z.string(),
  kind: z.string(),
  handling: z.string(),
  count: z.coerce.number(),
  firstAtMs: z.coerce.number(),
  lastAtMs: z.coerce.number(),
});

/** Where personal values came in that do not belong there: fields and counts, never a value. */
export class PersonalValues {
  constructor(private readonly warehouse: Warehouse) {}

  /** Appends counts, one insert per month; the same token again changes nothing. */
  async append(rows: readonly PersonalValueRow[], token: string): Promise<void> {
    const months = splitByMonth(rows, (row) => new Date(row.firstAtMs).toISOString());
    for (const [month, ofMonth] of months)
      await this.warehouse.insertBlock('personal_values_v1', columnsOf(ofMonth), { token: `${token}:${month}` });
  }

  /** Of a tenant, by field and kind, most first; only what has come at or after `sinceMs`, with how often and since when at all. */
  summary(tenantId: string, sinceMs: number): Promise<Omit<PersonalValueRow, 'tenantId'>[]> {
    return this.warehouse.query({
      name: 'personalValues.summary',
      params: { tenantId, sinceMs },
      row: summaryRow,
      sql: `
        SELECT field, kind, handling, sum(count) AS count, toUnixTimestamp64Milli(min(received_at)) AS firstAtMs,
               toUnixTimestamp64Milli(max(last_at)) AS lastAtMs
        FROM   personal_values_v1
        WHERE  tenant_id = {tenantId: String}
        GROUP  BY field, kind, handling
        HAVING lastAtMs >= {sinceMs: Int64}
        ORDER  BY count DESC, field, kind, handling`,
    });
  }
}

const columnsOf = (rows: readonly PersonalValueRow[]): NativeColumn[] => [
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'field', type: 'LowCardinality(String)', values: rows.map((row) => row.field) },
  { name: 'kind', type: 'LowCardinality(String)', values: rows.map((row) => row.kind) },
  { name: 'handling', type: 'LowCardinality(String)', values: rows.map((row) => row.handling) },
  { name: 'received_at', type: "DateTime64(3, 'UTC')", values: rows.map((row) => row.firstAtMs) },
  { name: 'last_at', type: "DateTime64(3, 'UTC')", values: rows.map((row) => row.lastAtMs) },
  { name: 'count', type: 'UInt64', values: rows.map((row) => row.count) },
];
