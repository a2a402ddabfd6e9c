import type { TicketPlace, Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';
import type { CatalogueChange } from '../catalog/catalogue.js';

const openRow = z.object({
  tenantId: z.string(),
  storeId: z.string(),
  soldOn: z.string(),
  ticketId: z.string(),
  productIds: z.array(z.string()),
  isStoreUnknown: z.number(),
});

/** Ids travel in the URL; a catalogue that comes as a whole may as well be held against all tickets. */
const MAX_CHANGES = 200;

/** A ticket that waits for its store, or for the cost of these products. */
export interface OpenTicket extends TicketPlace {
  readonly productIds: readonly string[];
  readonly isStoreUnknown: boolean;
}

/** Tickets that were counted before the catalogue knew everything about them. */
export class OpenTickets {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly warehouse: Warehouse) {}

  /**
   * Those that wait for what these changes are about, perhaps a few more; all when undefined. Always in the same order. One
   * question after the other: partitions that are claimed together all ask for the same, more than a small server has memory for.
   */
  list(changes: readonly CatalogueChange[] | undefined): Promise<OpenTicket[]> {
    const asked = this.#last.then(() => this.#ask(changes));
    this.#last = asked.catch(() => undefined);
    return asked;
  }

  async #ask(changes: readonly CatalogueChange[] | undefined): Promise<OpenTicket[]> {
    const isAll = changes === undefined || changes.length > MAX_CHANGES;
    const wanted = isAll ? [] : changes;
    const rows = await this.warehouse.query({
      name: 'restate.openTickets',
      isLookUp: true,
      params: {
        isAll: isAll ? 1 : 0,
        tenantIds: distinct(wanted.map((change) => change.tenantId)),
        productIds: distinct(wanted.flatMap((change) => (change.kind === 'cost' ? [change.productId] : []))),
        storeIds: distinct(wanted.flatMap((change) => (change.kind === 'store' ? [change.storeId] : []))),
      },
      row: openRow,
      sql: `
        SELECT tenant_id AS tenantId, store_id AS storeId, toString(sold_on) AS soldOn, ticket_id AS ticketId,
               groupUniqArrayIf(product_id, open AND isNull(unit_cost)) AS productIds,
               toUInt8(max(open AND bitAnd(unknown_flags, 1) = 1))       AS isStoreUnknown
        FROM  (SELECT tenant_id, store_id, sold_on, ticket_id, line_id, seller_id, product_id, unit_cost, unknown_flags,
                      sum(sign) > 0 AS open
               FROM   sale_lines_v1
               WHERE  ({isAll: UInt8} OR tenant_id IN {tenantIds: Array(String)})
                 AND  ((isNull(unit_cost) AND line_id != '' AND kind != 'adjustment'
                        AND ({isAll: UInt8} OR product_id IN {productIds: Array(String)}))
                    OR (bitAnd(unknown_flags, 1) = 1 AND ({isAll: UInt8} OR store_id IN {storeIds: Array(String)})))
               GROUP  BY tenant_id, store_id, sold_on, ticket_id, line_id, seller_id, product_id, unit_cost, unknown_flags)
        GROUP  BY tenant_id, store_id, sold_on, ticket_id
        HAVING max(open)
        ORDER  BY tenant_id, store_id, sold_on, ticket_id
        SETTINGS optimize_aggregation_in_order = 1`,
    });
    return rows.map((row) => ({ ...row, isStoreUnknown: row.isStoreUnknown === 1 }));
  }
}

const distinct = (ids: readonly string[]): string[] => [...new Set(ids)];
