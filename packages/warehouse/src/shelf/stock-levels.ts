import { instantMs, label, quantityE3, text, version } from '../tables/column.js';
import { defineTable, type RowOf, rowSchema, selectOf } from '../tables/table.js';
import type { Warehouse } from '../warehouse.js';

/** Views behind `catalog_v1` fill it. */
export const stockLevelsTable = defineTable({
  name: 'stock_levels_v1',
  comment: 'Stock of products in stores, every version',
  keep: { by: 'nobody' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose stock it is'),
    storeId: text('store_id', 'Store that has it'),
    productId: text('product_id', 'Product'),
    quantityE3: quantityE3('quantity', 'Units on hand; negative where more was sold than was booked in'),
    atMs: instantMs('at', 'When it was so'),
    version: version(),
  },
});

/** What a store has of a product: thousandths of a unit, and since when that is known. */
export type StockLevel = Pick<RowOf<typeof stockLevelsTable>, 'productId' | 'quantityE3' | 'atMs'>;

const fields = ['productId', 'quantityE3', 'atMs'] as const;
const levelRow = rowSchema(stockLevelsTable, fields);

const DAY_MS = 24 * 3_600_000;

/** Stock of stores, as far as it is known. */
export class StockLevels {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /**
   * What a store has now. A level of more than 24 hours before or behind `nowMs` is unknown: it is not in the answer, and excludes nothing.
   * @param nowMs epoch milliseconds
   * @param productIds absent: every product
   */
  ofStore(of: {
    tenantId: string;
    storeId: string;
    nowMs: number;
    productIds?: readonly string[];
  }): Promise<StockLevel[]> {
    const { tenantId, storeId, nowMs, productIds } = of;
    return this.warehouse.query({
      name: 'stockLevels.ofStore',
      params: {
        ...{ tenantId, storeId, fromMs: nowMs - DAY_MS, toMs: nowMs + DAY_MS },
        ...{ everyProduct: productIds ? 0 : 1, productIds: productIds ?? [] },
      },
      row: levelRow,
      sql: `
        SELECT ${selectOf(stockLevelsTable, fields)}
        FROM   stock_levels_current_v1 AS s
        WHERE  s.tenant_id = {tenantId: String} AND s.store_id = {storeId: String}
          AND  s.at BETWEEN fromUnixTimestamp64Milli({fromMs: Int64}) AND fromUnixTimestamp64Milli({toMs: Int64})
          AND  ({everyProduct: UInt8} OR s.product_id IN {productIds: Array(String)})
        ORDER  BY productId`,
    });
  }
}
