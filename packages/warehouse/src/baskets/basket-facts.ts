import { z } from 'zod';
import type { StoreKey } from '../ticket-heads.js';
import type { Warehouse } from '../warehouse.js';

/** Business dates of one store, both included. */
export interface StoreDays extends StoreKey {
  readonly from: string;
  readonly to: string;
}

/** A ticket as the facts have it: what baskets are counted from. A voided one has no lines. */
export interface FactTicket extends StoreKey {
  readonly ticketId: string;
  readonly soldOn: string;
  readonly revision: number;
  readonly kind: 'sale' | 'return' | 'adjustment';
  readonly status: 'closed' | 'voided';
  /** When its rows were written. */
  readonly acceptedAt: number;
  readonly lines: readonly FactLine[];
}

interface FactLine {
  readonly productId: string;
  /** A decimal. */
  readonly quantity: string;
  readonly returnOf?: { readonly ticketId: string };
}

const dayRow = z.object({ soldOn: z.string(), rows: z.coerce.number() });
const line = z.tuple([z.string(), z.string(), z.string()]).transform(([productId, quantity, ticketId]): FactLine => {
  return { productId, quantity, ...(ticketId !== '' && { returnOf: { ticketId } }) };
});
const ticketRow = z.object({
  ticketId: z.string(),
  soldOn: z.string(),
  revision: z.number(),
  kind: z.enum(['sale', 'return', 'adjustment']),
  status: z.enum(['closed', 'voided']),
  acceptedAt: z.coerce.number(),
  lines: z.array(line),
});

/** The facts as baskets are counted from them, for what was sold before anybody counted. */
export class BasketFacts {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** Business dates of a store after one, each with its rows of the facts. */
  daysAfter({ tenantId, storeId }: StoreKey, after: string): Promise<{ soldOn: string; rows: number }[]> {
    return this.warehouse.query({
      name: 'basketFacts.days',
      isLookUp: true,
      params: { tenantId, storeId, after },
      row: dayRow,
      sql: `
        SELECT toString(sold_on) AS soldOn, sum(row_count) AS rows
        FROM   sales_days_v1
        WHERE  tenant_id = {tenantId: String} AND store_id = {storeId: String} AND sold_on > {after: Date}
        GROUP  BY sold_on
        HAVING rows > 0
        ORDER  BY sold_on`,
    });
  }

  /** Every ticket of these days, as it is now: one that was voided too, because it may have been counted before. */
  async tickets({ tenantId, storeId, from, to }: StoreDays): Promise<FactTicket[]> {
    const rows = await this.warehouse.query({
      name: 'basketFacts.tickets',
      isLookUp: true,
      params: { tenantId, storeId, from, to },
      row: ticketRow,
      sql: `
        SELECT ticket_id AS ticketId, toString(sold_on) AS soldOn, revision, kind, status,
               toUnixTimestamp64Milli(max(written_at)) AS acceptedAt,
               groupArrayIf(tuple(product_id, toString(quantity), return_ticket_id), line_id != '') AS lines
        FROM  (SELECT ticket_id, sold_on, revision, kind, status, line_id, product_id, quantity, return_ticket_id,
                      max(ingested_at) AS written_at
               FROM   sale_lines_v1
               WHERE  tenant_id = {tenantId: String} AND store_id = {storeId: String}
                 AND  sold_on BETWEEN {from: Date} AND {to: Date}
               GROUP  BY ticket_id, sold_on, revision, kind, status, product_id, quantity, return_ticket_id, line_no, line_id, seller_id
               HAVING sum(sign) > 0)
        GROUP  BY ticket_id, sold_on, revision, kind, status`,
    });
    return rows.map((row) => ({ tenantId, storeId, ...row }));
  }
}
