import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';

/** What was ever sold, whether or not the catalogue knows it. */
export class SoldProducts {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** Those of the products that stand on a ticket of the tenant that was not taken back. */
  async among(tenantId: string, productIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (productIds.length === 0) return new Set();
    const rows = await this.warehouse.query({
      name: 'soldProducts.among',
      params: { tenantId, productIds: [...productIds] },
      row: z.object({ productId: z.string() }),
      sql: `
        SELECT product_id AS productId
        FROM   sales_by_product_day_v1
        WHERE  tenant_id = {tenantId: String} AND product_id IN {productIds: Array(String)}
        GROUP  BY product_id
        HAVING sum(line_count) > 0`,
    });
    return new Set(rows.map(({ productId }) => productId));
  }
}
