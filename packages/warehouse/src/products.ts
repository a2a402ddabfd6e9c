import { z } from 'zod';
import { amountE4, json, label, nullable, text, version } from './tables/column.js';
import { blockOf, defineTable, type RowOf, rowSchema, selectOf } from './tables/table.js';
import type { Warehouse } from './warehouse.js';

export const productsTable = defineTable({
  name: 'products_v1',
  comment: 'Products, every version',
  keep: { by: 'nobody' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose product it is'),
    productId: text('product_id', 'Product'),
    name: text('name', 'Name of the product'),
    category: text('category', 'Category it belongs to now'),
    brand: text('brand', 'Brand; empty when unknown'),
    unitPriceE4: nullable(amountE4('unit_price', 'List price of one unit')),
    unitCostE4: nullable(amountE4('unit_cost', 'Latest cost of one unit; the history is in product_costs_v1')),
    barcodes: json(
      'barcodes',
      z.array(z.string()),
      '[]',
      'Bar codes: JSON array of GTINs as they were sent, without blanks',
    ),
    version: version(),
  },
});
export type ProductRow = RowOf<typeof productsTable>;

/** Without bar codes where it has none. */
type GivenProduct = Omit<ProductRow, 'barcodes'> & Partial<Pick<ProductRow, 'barcodes'>>;

const productRow = rowSchema(productsTable);
const SELECT = `
        SELECT ${selectOf(productsTable)}
        FROM   products_current_v2`;

/** Products as the catalogue has them now. */
export class Products {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes products; of several versions of one product the highest wins. */
  upsert(rows: readonly GivenProduct[], token: string): Promise<void> {
    const whole = rows.map((row) => ({ barcodes: [], ...row }));
    return this.warehouse.insertBlock(productsTable.name, blockOf(productsTable, whole), { token });
  }

  /** Every product of every tenant (or of one), for an in-memory catalogue. */
  load(tenantId?: string): Promise<ProductRow[]> {
    return this.warehouse.query({
      name: 'products.load',
      params: { tenantId: tenantId ?? '' },
      row: productRow,
      sql: `${SELECT}
        WHERE  {tenantId: String} IN ('', tenant_id)
        ORDER  BY tenantId, productId`,
    });
  }

  /**
   * Products of one tenant by id after `after`. `search` looks into id and name, ignoring case; `searchName` replaces it for the name,
   * where names are stored in another form. `gtin14` finds the product of that bar code too.
   */
  list(of: {
    tenantId: string;
    search?: string;
    searchName?: string;
    gtin14?: string;
    category?: string;
    productIds?: readonly string[];
    after?: string;
    limit: number;
  }): Promise<ProductRow[]> {
    return this.warehouse.query({
      name: 'products.list',
      params: {
        tenantId: of.tenantId,
        search: of.search ?? '',
        searchName: of.searchName ?? of.search ?? '',
        gtin14: of.gtin14 ?? '',
        category: of.category ?? '',
        everyProduct: of.productIds === undefined ? 1 : 0,
        productIds: of.productIds ?? [],
        after: of.after ?? '',
        limit: of.limit,
      },
      row: productRow,
      sql: `${SELECT}
        WHERE  tenant_id = {tenantId: String}
          AND  (positionCaseInsensitiveUTF8(name, {searchName: String}) > 0 OR positionCaseInsensitiveUTF8(product_id, {search: String}) > 0
                OR ({gtin14: String} != '' AND has(arrayMap(code -> leftPad(code, 14, '0'), JSONExtract(barcodes, 'Array(String)')), {gtin14: String})))
          AND  {category: String} IN ('', category)
          AND  ({everyProduct: UInt8} OR product_id IN {productIds: Array(String)})
          AND  product_id > {after: String}
        ORDER  BY productId
        LIMIT  {limit: UInt32}`,
    });
  }
}
