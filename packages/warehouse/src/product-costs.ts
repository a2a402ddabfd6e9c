import { amountE4, day, label, text, version } from './tables/column.js';
import { blockOf, defineTable, type RowOf, rowSchema, selectOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

/** A cost of one unit from a day on, until the next one. */
export const productCostsTable = defineTable({
  name: 'product_costs_v1',
  comment: 'Costs of products by first day, every version',
  keep: { by: 'nobody' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose product it is'),
    productId: text('product_id', 'Product'),
    /** 1970-01-01 = always. */
    costFrom: day('cost_from', 'First day of this cost'),
    unitCostE4: amountE4('unit_cost', 'Cost of one unit from that day on'),
    version: version(),
  },
});
export type ProductCostRow = RowOf<typeof productCostsTable>;

const productCostRow = rowSchema(productCostsTable);

/** The history of what products cost. */
export class ProductCosts {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes costs; of several versions of one product and day the highest wins. */
  upsert(rows: readonly ProductCostRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock(productCostsTable.name, blockOf(productCostsTable, rows), { token });
  }

  /** Every cost of every tenant (or of one), by product and day. */
  load(tenantId?: string): Promise<ProductCostRow[]> {
    return this.warehouse.query({
      name: 'productCosts.load',
      params: { tenantId: tenantId ?? '' },
      row: productCostRow,
      sql: `
        SELECT ${selectOf(productCostsTable)}
        FROM   product_costs_current_v1
        WHERE  {tenantId: String} IN ('', tenant_id)
        ORDER  BY tenantId, productId, costFrom`,
    });
  }
}
