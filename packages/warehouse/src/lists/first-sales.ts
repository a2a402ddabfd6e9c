import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';

const date = z.string();
const daysRow = z.object({ storeId: z.string(), days: z.array(date) });
const firstRow = z.object({ storeId: z.string(), productId: z.string(), day: date });
/** The first business date that a store sold a product on. */
export type FirstSale = z.output<typeof firstRow>;

interface Asked {
  readonly tenantId: string;
  /** Business dates, both included. */
  readonly from: string;
  readonly to: string;
}

/** A night's job waits longer than a screen. */
const DEADLINE_MS = 120_000;

/** What tells a product that is new in a store from one that is seen late: days that are known, and first sales. */
export class FirstSales {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** By store, in order: the days that sales have arrived for. */
  async knownDays(asked: Asked): Promise<Map<string, readonly string[]>> {
    const rows = await this.warehouse.query({
      name: 'firstSales.knownDays',
      params: { ...asked },
      deadlineMs: DEADLINE_MS,
      row: daysRow,
      sql: `
        SELECT store_id AS storeId, arraySort(groupArray(toString(sold_on))) AS days
        FROM  (SELECT store_id, sold_on
               FROM   sales_days_v1
               WHERE  tenant_id = {tenantId: String} AND sold_on BETWEEN {from: Date} AND {to: Date}
               GROUP  BY store_id, sold_on
               HAVING sum(row_count) > 0)
        GROUP  BY store_id`,
    });
    return new Map(rows.map(({ storeId, days }) => [storeId, days]));
  }

  /**
   * What began to sell in a store on `since` or later and was not sold there since `from`. A sale that was voided counts as one: what came
   * before it is not new.
   */
  began({ since, ...asked }: Asked & { readonly since: string }): Promise<FirstSale[]> {
    return this.warehouse.query({
      name: 'firstSales.began',
      params: { ...asked, since },
      deadlineMs: DEADLINE_MS,
      row: firstRow,
      sql: `
        SELECT store_id AS storeId, product_id AS productId, toString(min(sold_on)) AS day
        FROM   sales_by_product_day_v1
        WHERE  tenant_id = {tenantId: String} AND sold_on BETWEEN {from: Date} AND {to: Date}
        GROUP  BY storeId, productId
        HAVING min(sold_on) >= {since: Date}`,
    });
  }
}
