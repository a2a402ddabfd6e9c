import { z } from 'zod';
import { splitByMonth } from './split-by-month.js';
import { instantMs, integer, label, text } from './tables/column.js';
import { blockOf, defineTable, type RowOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** How often one field of accepted messages of a batch held a personal value of one kind. */
export const personalValuesTable = defineTable({
  name: 'personal_values_v1',
  comment: 'Personal values where none belongs, counted per batch, field and kind',
  keep: { by: 'table', days: 400, since: 'received_at' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Tenant of the ticket or entry'),
    field: label('field', 'Field of the contract, such as ticket.sellerId or store.name'),
    kind: label('kind', 'email, taxId, phone or card'),
    handling: label('handling', 'tokenised, or reported where the identifier had to stay'),
    firstAtMs: instantMs('received_at', 'When the broker took the first of these messages'),
    lastAtMs: instantMs('last_at', 'When it took the last one'),
    count: integer('count', 'Int64', 'How often in this batch; negative where that is taken back'),
    batch: text('batch', 'Token of the batch that was counted'),
  },
});
export type PersonalValueRow = Omit<RowOf<typeof personalValuesTable>, 'batch'>;

const summaryRow = z.object({
  field: z.string(),
  kind: z.string(),
  handling: z.string(),
  count: z.coerce.number(),
  firstAtMs: z.coerce.number(),
  lastAtMs: z.coerce.number(),
});

/** Fields in which personal values came that do not belong there, with counts; never a value. */
export class PersonalValues {
  constructor(private readonly warehouse: Warehouse) {}

  /** Appends counts, one insert per month; the same token again changes nothing. */
  append(rows: readonly PersonalValueRow[], token: string): Promise<void> {
    return this.insert(rows, token, token);
  }

  /** Takes back what was appended under the token, as far as anything was. Repeating it changes nothing. */
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
    await this.insert(negated, token, `${token}:back`);
  }

  private async insert(rows: readonly PersonalValueRow[], batch: string, token: string): Promise<void> {
    const months = splitByMonth(rows, (row) => new Date(row.firstAtMs).toISOString());
    for (const [month, ofMonth] of months) {
      const block = blockOf(
        personalValuesTable,
        ofMonth.map((row) => ({ ...row, batch })),
      );
      await this.warehouse.insertBlock(personalValuesTable.name, block, { token: `${token}:${month}` });
    }
  }

  /** Of a tenant, by field and kind, most first. Only those with a value at or after `sinceMs`, with all their counts and first time. */
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
