import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';

/** Baskets that one customer took, in stores that somebody may see. */
export interface TokenQuestion {
  readonly tenantId: string;
  readonly stores: 'all' | readonly string[];
  readonly token: string;
  /** First business date. */
  readonly since: string;
}

const ownRow = z.object({ soldOn: z.string(), productIds: z.array(z.string()) });
export type TokenBasket = z.output<typeof ownRow>;

/** Live lines of closed sales, one row each. */
const LIVE = `kind = 'sale' AND status = 'closed' AND quantity > 0`;
const OF_LINE =
  'customer_token, sold_on, sold_at, store_id, ticket_id, revision, product_id, line_no, line_id, seller_id';

/** What customers bought, by their tokens. A token goes in, none ever comes out. */
export class TokenBaskets {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** The latest, the oldest of them first. */
  async of({ tenantId, stores, token, since }: TokenQuestion, limit: number): Promise<TokenBasket[]> {
    const rows = await this.warehouse.query({
      name: 'tokenBaskets.own',
      params: {
        ...{ tenantId, token, since, limit },
        everyStore: stores === 'all' ? 1 : 0,
        storeIds: stores === 'all' ? [] : [...stores],
      },
      row: ownRow,
      sql: `
        SELECT toString(sold_on) AS soldOn, arraySort(groupUniqArray(product_id)) AS productIds
        FROM  (SELECT ${OF_LINE}
               FROM   sale_lines_v1
               WHERE  tenant_id = {tenantId: String} AND ({everyStore: UInt8} OR store_id IN {storeIds: Array(String)})
                 AND  sold_on >= {since: Date} AND customer_token = {token: String} AND customer_token != '' AND ${LIVE}
               GROUP  BY ${OF_LINE}
               HAVING sum(sign) > 0)
        GROUP  BY sold_on, sold_at, store_id, ticket_id
        ORDER  BY sold_at DESC, store_id, ticket_id
        LIMIT  {limit: UInt32}`,
    });
    return rows.reverse();
  }

  /** Of so many customers of a store, drawn by the hash of their token: each one's baskets, the oldest first, and nobody's name. */
  async drawn(
    { tenantId, storeId, since }: { readonly tenantId: string; readonly storeId: string; readonly since: string },
    customers: number,
  ): Promise<string[][][]> {
    const rows = await this.warehouse.query({
      name: 'tokenBaskets.drawn',
      params: { tenantId, storeId, since, customers },
      row: z.object({ baskets: z.array(z.array(z.string())) }),
      sql: `
        SELECT arrayMap(one -> one.3, arraySort(groupArray((sold_at, ticket_id, items)))) AS baskets
        FROM  (SELECT customer_token, sold_at, ticket_id, arraySort(groupUniqArray(product_id)) AS items
               FROM  (SELECT ${OF_LINE}
                      FROM   sale_lines_v1
                      WHERE  tenant_id = {tenantId: String} AND store_id = {storeId: String} AND sold_on >= {since: Date} AND ${LIVE}
                        AND  customer_token GLOBAL IN (
                               SELECT customer_token
                               FROM   sale_lines_v1
                               WHERE  tenant_id = {tenantId: String} AND store_id = {storeId: String} AND sold_on >= {since: Date}
                                 AND  customer_token != '' AND ${LIVE}
                               GROUP  BY customer_token
                               ORDER  BY cityHash64(customer_token)
                               LIMIT  {customers: UInt32})
                      GROUP  BY ${OF_LINE}
                      HAVING sum(sign) > 0)
               GROUP  BY customer_token, sold_at, ticket_id)
        GROUP  BY customer_token
        ORDER  BY cityHash64(customer_token)`,
    });
    return rows.map(({ baskets }) => baskets);
  }

  /** Products that a store has sold since that date. */
  async soldIn(tenantId: string, storeId: string, since: string): Promise<ReadonlySet<string>> {
    const rows = await this.warehouse.query({
      name: 'tokenBaskets.soldIn',
      params: { tenantId, storeId, since },
      row: z.object({ productId: z.string() }),
      sql: `
        SELECT product_id AS productId
        FROM   sales_by_product_day_v1 AS s
        WHERE  s.tenant_id = {tenantId: String} AND s.store_id = {storeId: String} AND s.sold_on >= {since: Date}
        GROUP  BY s.product_id
        HAVING sum(s.units) > 0`,
    });
    return new Set(rows.map(({ productId }) => productId));
  }
}
