import { z } from 'zod';
import type { NativeColumn } from './native/native-column.js';
import { decimalE4 } from './read-decimal.js';
import type { Warehouse } from './warehouse.js';

/** A cost of one unit from a day on, until the next one. */
export interface ProductCostRow {
  readonly tenantId: string;
  readonly productId: string;
  /** First day of the cost, YYYY-MM-DD; 1970-01-01 = always. */
  readonly costFrom: string;
  readonly unitCostE4: number;
  /** Higher wins: the broker's clock, then the offset, of the catalogue event. Read as bigint. */
  readonly version: number | bigint;
}

const productCostRow = z.object({
  tenantId: z.string(),
  productId: z.string(),
  costFrom: z.string(),
  unitCostE4: decimalE4,
  version: z.coerce.bigint(),
});

/** The history of what products cost. */
export class ProductCosts {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes costs; of several versions of one product and day the highest wins. */
  upsert(rows: readonly ProductCostRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock('product_costs_v1', productCostColumns(rows), { token });
  }

  /** Every cost of every tenant (or of one), by product and day. */
  load(tenantId?: string): Promise<ProductCostRow[]> {
    return this.warehouse.query({
      name: 'productCosts.load',
      params: { tenantId: tenantId ?? '' },
      row: productCostRow,
      sql: `
        SELECT tenant_id AS tenantId, product_id AS productId, cost_from AS costFrom, unit_cost AS unitCostE4, version
        FROM   product_costs_current_v1
        WHERE  {tenantId: String} IN ('', tenant_id)
        ORDER  BY tenantId, productId, costFrom`,
    });
  }
}

const productCostColumns = (rows: readonly ProductCostRow[]): NativeColumn[] => [
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'product_id', type: 'String', values: rows.map((row) => row.productId) },
  { name: 'cost_from', type: 'Date', values: rows.map((row) => row.costFrom) },
  { name: 'unit_cost', type: 'Decimal(18, 4)', values: rows.map((row) => row.unitCostE4) },
  { name: 'version', type: 'UInt64', values: rows.map((row) => row.version) },
];
