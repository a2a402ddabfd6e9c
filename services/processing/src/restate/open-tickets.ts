import type { TicketPlace, Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';

const openRow = z.object({
  tenantId: z.string(),
  storeId: z.string(),
  soldOn: z.string(),
  ticketId: z.string(),
  productIds: z.array(z.string()),
  isStoreUnknown: z.number(),
});

/** A ticket that waits for its store, or for the cost of these products. */
export interface OpenTicket extends TicketPlace {
  readonly productIds: readonly string[];
  readonly isStoreUnknown: boolean;
}

/** Tickets that were counted before the catalogue knew everything about them. */
export class OpenTickets {
  constructor(private readonly warehouse: Warehouse) {}

  /** All of these tenants, of every tenant when undefined; always in the same order. */
  async list(tenantIds: readonly string[] | undefined): Promise<OpenTicket[]> {
    const rows = await this.warehouse.query({
      name: 'restate.openTickets',
      params: { everyTenant: tenantIds === undefined ? 1 : 0, tenantIds: tenantIds ?? [] },
      row: openRow,
      sql: `
        SELECT tenant_id AS tenantId, store_id AS storeId, toString(sold_on) AS soldOn, ticket_id AS ticketId,
               groupUniqArrayIf(product_id, open AND isNull(unit_cost)) AS productIds,
               toUInt8(max(open AND bitAnd(unknown_flags, 1) = 1))       AS isStoreUnknown
        FROM  (SELECT tenant_id, store_id, sold_on, ticket_id, line_id, seller_id, product_id, unit_cost, unknown_flags,
                      sum(sign) > 0 AS open
               FROM   sale_lines_v1
               WHERE  ({everyTenant: UInt8} OR tenant_id IN {tenantIds: Array(String)})
                 AND  ((isNull(unit_cost) AND line_id != '' AND kind != 'adjustment') OR bitAnd(unknown_flags, 1) = 1)
               GROUP  BY tenant_id, store_id, sold_on, ticket_id, line_id, seller_id, product_id, unit_cost, unknown_flags)
        GROUP  BY tenant_id, store_id, sold_on, ticket_id
        HAVING max(open)
        ORDER  BY tenant_id, store_id, sold_on, ticket_id`,
    });
    return rows.map((row) => ({ ...row, isStoreUnknown: row.isStoreUnknown === 1 }));
  }
}
