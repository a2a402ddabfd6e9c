import { z } from 'zod';
import type { Warehouse } from '../warehouse.js';

/** A basket of at least two products, and the place of one of them: the one that is hidden from those who guess. */
export interface LaterBasket {
  readonly productIds: readonly string[];
  readonly hiddenAt: number;
}

const basketRow = z.object({ productIds: z.array(z.string()), hiddenAt: z.number() });

/** Baskets from a day on, for whoever tries what was learned before: so many of them, drawn by the hash of their tickets. */
export class LaterBaskets {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** The same ones each time, without wholesale orders. */
  draw(tenantId: string, from: string, limit: number): Promise<LaterBasket[]> {
    return this.warehouse.query({
      name: 'laterBaskets.draw',
      params: { tenantId, from, limit },
      row: basketRow,
      sql: `
        SELECT JSONExtract(items, 'Array(String)') AS productIds, toUInt32(ticket_hash % item_count) AS hiddenAt
        FROM  (SELECT store_id, ticket_hash, ticket_id, items, item_count
               FROM   counted_baskets_v1
               WHERE  tenant_id = {tenantId: String} AND sold_on >= {from: Date} AND item_count > 1 AND is_wholesale = 0
               GROUP  BY store_id, ticket_hash, ticket_id, items, item_count
               HAVING sum(sign) > 0)
        ORDER  BY cityHash64(ticket_hash), store_id, ticket_id
        LIMIT  {limit: UInt32}`,
    });
  }
}
