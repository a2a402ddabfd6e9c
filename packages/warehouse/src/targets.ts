import { amountE4, day, label, text, version } from './tables/column.js';
import { blockOf, defineTable, type RowOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** Net sales to reach on one day. Read by the metric layer's goalRate. */
export const targetsTable = defineTable({
  name: 'targets_v1',
  comment: 'Daily targets of stores and sellers, every version',
  keep: { by: 'tenant', date: 'day' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose target it is'),
    storeId: text('store_id', 'Store'),
    sellerId: text('seller_id', 'Seller; empty = the target of the whole store'),
    day: day('day', 'Business date'),
    amountE4: amountE4('amount', 'Net sales to reach on that day'),
    version: version(),
  },
});
export type TargetRow = RowOf<typeof targetsTable>;

/** Daily targets of stores and sellers. */
export class Targets {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes targets; of several versions of one store, seller and day the highest wins. */
  upsert(rows: readonly TargetRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock(targetsTable.name, blockOf(targetsTable, rows), { token });
  }
}
