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

  /**
   * Products that the catalogue has a reason to offer, the best first: of one of these categories, among these ids, or earning at least so
   * much a unit. What is alike in all three stands in the order of ids; no exact margin is in the order.
   */
  alike(of: {
    tenantId: string;
    categories: readonly string[];
    productIds: readonly string[];
    leastMarginE4: number | undefined;
    limit: number;
  }): Promise<ProductRow[]> {
    return this.warehouse.query({
      name: 'products.alike',
      params: { ...of, earns: of.leastMarginE4 === undefined ? 0 : 1, leastMarginE4: of.leastMarginE4 ?? 0 },
      row: productRow,
      sql: `${SELECT}
        WHERE  tenant_id = {tenantId: String}
          AND  (category IN {categories: Array(String)} OR product_id IN {productIds: Array(String)}
                OR ({earns: UInt8} AND unit_price - unit_cost >= {leastMarginE4: Int64} / 10000))
        ORDER  BY category IN {categories: Array(String)} DESC, product_id IN {productIds: Array(String)} DESC,
                  ifNull(unit_price - unit_cost >= {leastMarginE4: Int64} / 10000, false) DESC, product_id
        LIMIT  {limit: UInt32}`,
    });
  }
}
