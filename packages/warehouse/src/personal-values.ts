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
  append(rows: readonly PersonalValueRow[], token: string): Promise<void> {
    return this.#insert(rows, token, token);
  }

  /** Makes what was appended under the token count for nothing, as far as anything was; repeating it changes nothing. */
  async takeBack(token: string): Promise<void> {
    const left = await this.warehouse.query({
      name: 'personalValues.ofBatch',
      isLookUp: true,
      params: { token },
      row: summaryRow.extend({ tenantId: z.string() }),
      sql: `
        SELECT tenant_id AS tenantId, field, kind, handling, toUnixTimestamp64Milli(received_at) AS firstAtMs,
               toUnixTimestamp64Milli(last_at) AS lastAtMs, sum(p.count) AS count
        FROM   personal_values_v1 AS p
        WHERE  batch = {token: String}
        GROUP  BY tenant_id, field, kind, handling, received_at, last_at
        HAVING count != 0`,
    });
    const negated = left.map((row) => ({ ...row, count: -row.count }));
    await this.#insert(negated, token, `${token}:back`);
  }

  async #insert(rows: readonly PersonalValueRow[], batch: string, token: string): Promise<void> {
    const months = splitByMonth(rows, (row) => new Date(row.firstAtMs).toISOString());
    for (const [month, ofMonth] of months)
      await this.warehouse.insertBlock('personal_values_v1', columnsOf(ofMonth, batch), { token: `${token}:${month}` });
  }

  /** Of a tenant, by field and kind, most first; only what has come at or after `sinceMs`, with how often and since when at all. */
  summary(tenantId: string, sinceMs: number): Promise<Omit<PersonalValueRow, 'tenantId'>[]> {
    return this.warehouse.query({
      name: 'personalValues.summary',
      params: { tenantId, sinceMs },
      row: summaryRow,
      sql: `
        SELECT field, kind, handling, sum(p.count) AS count, toUnixTimestamp64Milli(min(received_at)) AS firstAtMs,
               toUnixTimestamp64Milli(max(last_at)) AS lastAtMs
        FROM   personal_values_v1 AS p
        WHERE  tenant_id = {tenantId: String}
        GROUP  BY field, kind, handling
        HAVING count > 0 AND lastAtMs >= {sinceMs: Int64}
        ORDER  BY count DESC, field, kind, handling`,
    });
  }
}

const columnsOf = (rows: readonly PersonalValueRow[], batch: string): NativeColumn[] => [
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'field', type: 'LowCardinality(String)', values: rows.map((row) => row.field) },
  { name: 'kind', type: 'LowCardinality(String)', values: rows.map((row) => row.kind) },
  { name: 'handling', type: 'LowCardinality(String)', values: rows.map((row) => row.handling) },
  { name: 'received_at', type: "DateTime64(3, 'UTC')", values: rows.map((row) => row.firstAtMs) },
  { name: 'last_at', type: "DateTime64(3, 'UTC')", values: rows.map((row) => row.lastAtMs) },
  { name: 'batch', type: 'String', values: rows.map(() => batch) },
  { name: 'count', type: 'Int64', values: rows.map((row) => row.count) },
];
