import { z } from 'zod';
import type { Warehouse } from './warehouse.js';

/** Five margins of one unit that part a tenant's products into six equal parts, in ten-thousandths. */
export type MarginSixths = readonly [number, number, number, number, number];

const row = z.object({
  products: z.coerce.number(),
  sixths: z.tuple([z.coerce.number(), z.coerce.number(), z.coerce.number(), z.coerce.number(), z.coerce.number()]),
});

/** How much the products of a tenant earn, by list price and latest cost. */
export class ProductMargins {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** @returns undefined where no product has both */
  async sixths(tenantId: string): Promise<MarginSixths | undefined> {
    const [found] = await this.warehouse.query({
      name: 'productMargins.sixths',
      params: { tenantId },
      row,
      sql: `
        SELECT count() AS products,
               quantilesExact(0.16666666666666666, 0.3333333333333333, 0.5, 0.6666666666666666, 0.8333333333333334)(
                 toInt64((unit_price - unit_cost) * 10000)) AS sixths
        FROM   products_current_v1
        WHERE  tenant_id = {tenantId: String} AND unit_price IS NOT NULL AND unit_cost IS NOT NULL AND unit_price >= unit_cost`,
    });
    return found && found.products > 0 ? found.sixths : undefined;
  }
}
