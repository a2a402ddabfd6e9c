import { z } from 'zod';
import type { NativeColumn } from './native/native-column.js';
import { decimalE4 } from './read-decimal.js';
import type { Warehouse } from './warehouse.js';

export interface ProductRow {
  readonly tenantId: string;
  readonly productId: string;
  readonly name: string;
  readonly category: string;
  /** Empty when unknown. */
  readonly brand: string;
  readonly unitPriceE4: number | null;
  readonly unitCostE4: number | null;
  /** Higher wins: the broker's clock, then the offset, of the catalogue event. Exact when written, about so when read. */
  readonly version: number | bigint;
}

const productRow = z.object({
  tenantId: z.string(),
  productId: z.string(),
  name: z.string(),
  category: z.string(),
  brand: z.string(),
  unitPriceE4: decimalE4.nullable(),
  unitCostE4: decimalE4.nullable(),
  version: z.coerce.number(),
});

const SELECT = `
        SELECT tenant_id AS tenantId, product_id AS productId, name, category, brand, unit_price AS unitPriceE4,
               unit_cost AS unitCostE4, version
        FROM   products_current_v1`;

/** Products as the catalogue has them now. */
export class Products {
  constructor(private readonly warehouse: Warehouse) {}

  /** Writes products; of several versions of one product the highest wins. */
  upsert(rows: readonly ProductRow[], token: string): Promise<void> {
    return this.warehouse.insertBlock('products_v1', productColumns(rows), { token });
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
   * Products of one tenant by id after `after`; `search` looks into id and name, without regard to case. `searchName` looks into the
   * name in its place, where names say it otherwise.
   */
  list(of: {
    tenantId: string;
    search?: string;
    searchName?: string;
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
        category: of.category ?? '',
        everyProduct: of.productIds === undefined ? 1 : 0,
        productIds: of.productIds ?? [],
        after: of.after ?? '',
        limit: of.limit,
      },
      row: productRow,
      sql: `${SELECT}
        WHERE  tenant_id = {tenantId: String}
          AND  (positionCaseInsensitiveUTF8(name, {searchName: String}) > 0 OR positionCaseInsensitiveUTF8(product_id, {search: String}) > 0)
          AND  {category: String} IN ('', category)
          AND  ({everyProduct: UInt8} OR product_id IN {productIds: Array(String)})
          AND  product_id > {after: String}
        ORDER  BY productId
        LIMIT  {limit: UInt32}`,
    });
  }
}

const productColumns = (rows: readonly ProductRow[]): NativeColumn[] => [
  { name: 'tenant_id', type: 'LowCardinality(String)', values: rows.map((row) => row.tenantId) },
  { name: 'product_id', type: 'String', values: rows.map((row) => row.productId) },
  { name: 'name', type: 'String', values: rows.map((row) => row.name) },
  { name: 'category', type: 'String', values: rows.map((row) => row.category) },
  { name: 'brand', type: 'String', values: rows.map((row) => row.brand) },
  { name: 'unit_price', type: 'Nullable(Decimal(18, 4))', values: rows.map((row) => row.unitPriceE4) },
  { name: 'unit_cost', type: 'Nullable(Decimal(18, 4))', values: rows.map((row) => row.unitCostE4) },
  { name: 'version', type: 'UInt64', values: rows.map((row) => row.version) },
];
