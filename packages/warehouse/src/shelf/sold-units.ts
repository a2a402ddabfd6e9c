import { addDays } from '@vitrine/domain';
import { z } from 'zod';
import { decimalE3 } from '../read-decimal.js';
import type { Warehouse } from '../warehouse.js';

/** How many units of a product a store sold, returns taken off, in thousandths; and on how many of the days anything was sold there. */
export interface SoldUnits {
  readonly productId: string;
  readonly unitsE3: number;
  readonly days: number;
}

const soldRow = z.object({ productId: z.string(), unitsE3: decimalE3, days: z.coerce.number() });

/** How fast products of a store sell. */
export class UnitSales {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /**
   * Of the 28 business dates before `businessDate`. Days of which no ticket of the store has arrived are unknown and do not count.
   * Products that sold nothing are not in the answer.
   */
  ofStore(of: {
    tenantId: string;
    storeId: string;
    businessDate: string;
    productIds: readonly string[];
  }): Promise<SoldUnits[]> {
    const { businessDate, ...asked } = of;
    return this.warehouse.query({
      name: 'unitSales.ofStore',
      params: { ...asked, from: addDays(businessDate, -28), to: addDays(businessDate, -1) },
      row: soldRow,
      sql: `
        SELECT product_id AS productId, sum(units) AS unitsE3,
               (SELECT count()
                FROM  (SELECT sold_on
                       FROM   sales_days_v1
                       WHERE  tenant_id = {tenantId: String} AND store_id = {storeId: String}
                         AND  sold_on BETWEEN {from: Date} AND {to: Date}
                       GROUP  BY sold_on
                       HAVING sum(row_count) > 0)) AS days
        FROM   sales_by_product_day_v1
        WHERE  tenant_id = {tenantId: String} AND store_id = {storeId: String}
          AND  sold_on BETWEEN {from: Date} AND {to: Date}
          AND  product_id IN {productIds: Array(String)}
        GROUP  BY product_id
        HAVING sum(units) > 0
        ORDER  BY productId`,
    });
  }
}
