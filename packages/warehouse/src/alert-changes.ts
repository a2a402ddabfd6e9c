import { splitByMonth } from './split-by-month.js';
import { flag, float, instantMs, integer, label, nullable, text } from './tables/column.js';
import { blockOf, defineTable, type RowOf, rowSchema, selectOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

export const alertChangesTable = defineTable({
  name: 'alert_changes_v1',
  comment: 'Changes of alerts, with their delays',
  keep: { by: 'tenant', date: 'toDate(at)' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose rule it is'),
    alertId: text('alert_id', 'One opening of one rule for one subject'),
    eventId: text('event_id', 'The change; the same however often it was sent'),
    ruleId: text('rule_id', 'The rule'),
    ruleVersion: integer('rule_version', 'UInt32', 'Its version when it was judged'),
    change: label('change', 'raised, worsened, eased, restated or recovered'),
    level: label('level', 'After the change: none, warning or critical'),
    grain: label('grain', 'What kind of subject the figures are of'),
    regionId: text('region_id', 'Region of the subject; empty where it has none'),
    storeId: text('store_id', 'Store of the subject; empty where it has none'),
    sellerId: text('seller_id', 'Seller of the subject, by id; empty where it has none'),
    productId: text('product_id', 'Product of the subject; empty where it has none'),
    category: text('category', 'Category of the subject; empty where it has none'),
    metric: label('metric', 'Of the first condition that held; empty for silence'),
    judged: nullable(float('judged', 'Its figure, in the unit of the thresholds')),
    raisedAtMs: instantMs('raised_at', 'When the alert was raised first'),
    atMs: instantMs('at', 'Of this change, by the clock that judged it'),
    acceptedAtMs: nullable(
      instantMs('accepted_at', 'When processing accepted the sale that made it; null where time alone did'),
    ),
    emittedAtMs: instantMs('emitted_at', 'When alerting wrote the change'),
    routedAtMs: instantMs('routed_at', 'When its messages were ready to be sent'),
    isLate: flag('is_late', '1 where we had held up what made it ring'),
    people: integer('people', 'UInt32', 'How many people were told of it'),
  },
});
export type AlertChangeRow = RowOf<typeof alertChangesTable>;

const row = rowSchema(alertChangesTable);

/** The history of alerts that reports read: one row for each change. */
export class AlertChanges {
  constructor(private readonly warehouse: Warehouse) {}

  /** Appends changes, one insert per month; the same token again changes nothing, and the same change is one row. */
  async append(rows: readonly AlertChangeRow[], token: string): Promise<void> {
    const months = splitByMonth(rows, ({ atMs }) => new Date(atMs).toISOString());
    for (const [month, ofMonth] of months) {
      await this.warehouse.insertBlock(alertChangesTable.name, blockOf(alertChangesTable, ofMonth), {
        token: `${token}:${month}`,
      });
    }
  }

  /** Changes of a tenant between two instants, oldest first. */
  between(of: { tenantId: string; fromMs: number; toMs: number; limit: number }): Promise<AlertChangeRow[]> {
    return this.warehouse.query({
      name: 'alertChanges.between',
      params: of,
      row,
      sql: `
        SELECT ${selectOf(alertChangesTable)}
        FROM   alert_changes_v1 FINAL
        WHERE  tenant_id = {tenantId: String}
          AND  at >= fromUnixTimestamp64Milli({fromMs: Int64}) AND at < fromUnixTimestamp64Milli({toMs: Int64})
        ORDER  BY at, alert_id, event_id
        LIMIT  {limit: UInt32}`,
    });
  }
}
