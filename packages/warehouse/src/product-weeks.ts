import { z } from 'zod';
import type { Warehouse } from './warehouse.js';

/** What a store sold of a product in the week of a Monday. */
const weekRow = z.object({
  store: z.string(),
  product: z.string(),
  monday: z.string(),
  netSalesE4: z.coerce.bigint(),
  unitsE3: z.coerce.number(),
  lines: z.coerce.number(),
});
export type ProductWeekRow = z.output<typeof weekRow>;

/** Weekly sales of the products of a category, by store: what low performers are found in. */
export class ProductWeeks {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** @param of business dates, both included */
  ofCategory(
    of: { readonly tenantId: string; readonly from: string; readonly to: string; readonly category: string },
    signal?: AbortSignal,
  ): Promise<ProductWeekRow[]> {
    return this.warehouse.query({
      name: 'productWeeks.ofCategory',
      params: { ...of },
      deadlineMs: 60_000,
      ...(signal && { signal }),
      row: weekRow,
      sql: `
        SELECT store_id AS store, product_id AS product, toString(toMonday(sold_on)) AS monday,
               toString(toInt64(sum(net_sales) * 10000)) AS netSalesE4, toInt64(sum(units) * 1000) AS unitsE3,
               sum(line_count) AS lines
        FROM   sales_by_product_day_v1
        WHERE  tenant_id = {tenantId: String}
          AND  sold_on BETWEEN {from: Date} AND {to: Date}
          AND  product_id IN (SELECT product_id FROM products_current_v1
                              WHERE  tenant_id = {tenantId: String} AND category = {category: String})
        GROUP  BY store, product, monday
        HAVING lines > 0`,
    });
  }
}
