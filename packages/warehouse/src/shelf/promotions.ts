import { z } from 'zod';
import { decimalE6 } from '../read-decimal.js';
import { day, json, label, shareE6, text, version } from '../tables/column.js';
import { defineTable } from '../tables/table.js';
import type { Warehouse } from '../warehouse.js';

/** Views behind `catalog_v1` fill it. */
export const promotionsTable = defineTable({
  name: 'promotions_v1',
  comment: 'Promotions, every version',
  keep: { by: 'nobody' },
  tenant: 'column',
  personal: 'none',
  columns: {
    tenantId: label('tenant_id', 'Whose promotion it is'),
    promotionId: text('promotion_id', 'Promotion'),
    name: text('name', 'Name of the promotion'),
    productIds: json('product_ids', z.array(z.string()), '[]', 'What it is on: JSON array of product ids'),
    firstDay: day('first_day', 'First business date of it, in every store'),
    lastDay: day('last_day', 'Last business date of it'),
    discountRateE6: shareE6('discount_rate', 'Part of the list price that it takes off: 0.15 is 15 %'),
    version: version(),
  },
});

/** The promotion that holds for a product on a day. */
export interface RunningPromotion {
  readonly productId: string;
  readonly promotionId: string;
  readonly name: string;
  /** `YYYY-MM-DD`, inclusive. */
  readonly lastDay: string;
  /** Millionths of the list price that it takes off: 0 for one that only names the product. */
  readonly discountRateE6: number;
}

const runningRow = z.object({
  productId: z.string(),
  promotionId: z.string(),
  name: z.string(),
  lastDay: z.string(),
  discountRateE6: decimalE6,
});

/** Promotions of the network, as the catalogue has them now. */
export class Promotions {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /**
   * What is promoted on a business date of the asking store. A promotion holds in every store, each by its own clock. Where several have
   * a product, the highest discount holds, of equal ones the one that ends last.
   * @param businessDate `YYYY-MM-DD`
   * @param productIds absent: every product, also such as the catalogue does not know
   */
  inForce(tenantId: string, businessDate: string, productIds?: readonly string[]): Promise<RunningPromotion[]> {
    return this.warehouse.query({
      name: 'promotions.inForce',
      params: { tenantId, businessDate, everyProduct: productIds ? 0 : 1, productIds: productIds ?? [] },
      row: runningRow,
      sql: `
        SELECT product_id AS productId, best.2 AS lastDay, best.3 AS promotionId, best.4 AS name, best.1 AS discountRateE6
        FROM  (SELECT product_id, max((discount_rate, last_day, promotion_id, name)) AS best
               FROM  (SELECT promotion_id, name, product_ids, last_day, discount_rate
                      FROM   promotions_current_v1
                      WHERE  tenant_id = {tenantId: String} AND {businessDate: Date} BETWEEN first_day AND last_day)
               ARRAY  JOIN JSONExtract(product_ids, 'Array(String)') AS product_id
               WHERE  ({everyProduct: UInt8} OR product_id IN {productIds: Array(String)})
               GROUP  BY product_id)
        ORDER  BY productId`,
    });
  }
}
