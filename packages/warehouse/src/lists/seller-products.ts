import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';

const whole = z.coerce.number();
const row = z.object({ productId: z.string(), baskets: whole, unitsE3: whole, salesE4: whole });

/** What one seller sold in a store, by product. */
export interface SoldBySeller {
  /** Tickets with anything sold. */
  readonly baskets: number;
  readonly products: readonly z.output<typeof row>[];
}

/** Products of a seller, counted from the facts: no rollup knows seller and product. */
export class SellerProducts {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** @param of business dates, both included */
  async sold(of: {
    readonly tenantId: string;
    readonly storeId: string;
    readonly sellerId: string;
    readonly from: string;
    readonly to: string;
  }): Promise<SoldBySeller> {
    const lines = `
               FROM   sale_lines_v1 AS l
               WHERE  l.tenant_id = {tenantId: String} AND l.store_id = {storeId: String}
                 AND  l.sold_on BETWEEN {from: Date} AND {to: Date}
                 AND  l.seller_id = {sellerId: String} AND l.line_id != '' AND l.kind != 'adjustment'`;
    const [products, [total]] = await Promise.all([
      this.warehouse.query({
        name: 'sellerProducts.sold',
        params: { ...of },
        row,
        sql: `
        SELECT product_id AS productId, countIf(units > 0) AS baskets, toInt64(sum(units) * 1000) AS unitsE3,
               toInt64(sum(sales) * 10000) AS salesE4
        FROM  (SELECT l.product_id AS product_id, l.ticket_id, sum(l.quantity * l.sign) AS units, sum(l.net_amount * l.sign) AS sales
               ${lines}
               GROUP  BY product_id, l.ticket_id)
        GROUP  BY product_id`,
      }),
      this.warehouse.query({
        name: 'sellerProducts.baskets',
        params: { ...of },
        row: z.object({ baskets: whole }),
        sql: `
        SELECT count() AS baskets
        FROM  (SELECT l.ticket_id
               ${lines} AND l.quantity > 0
               GROUP  BY l.ticket_id
               HAVING sum(l.sign) > 0)`,
      }),
    ]);
    return { baskets: total?.baskets ?? 0, products };
  }
}
