import { z } from 'zod';
import { saleLineRow } from './read-sale-line-row.js';
import { type SaleLineRow, saleLineColumns } from './sale-line-row.js';
import { splitByMonth } from './split-by-month.js';
import { type OwnTry, ownTryParams } from './ticket-heads.js';
import type { Warehouse } from './warehouse.js';

/** A ticket whose lines are wanted, with the day on which they are (from its head). */
export interface TicketPlace {
  readonly tenantId: string;
  readonly storeId: string;
  readonly ticketId: string;
  readonly soldOn: string;
}

const TICKETS_PER_QUERY = 100;

/**
 * What makes two signed rows the same line: everything but sign and where the row came from. A line is live while its
 * rows add up to more than zero.
 */
const LINE = `tenant_id, store_id, sold_on, sold_hour, sold_minute, sold_at, ticket_id, revision, line_id, line_no, event_id,
               kind, status, channel, register_id, seller_id, product_id, quantity, unit_price, discount, net_amount, unit_cost,
               ticket_count, customer_token, return_ticket_id, return_line_id, unknown_flags, content_hash`;
const SELECT_LIVE = `
        SELECT ${LINE},
               toUnixTimestamp64Milli(sold_at)                              AS sold_at_ms,
               argMaxIf(source_partition, sale_lines_v1.ingested_at, sign = 1) AS from_partition,
               argMaxIf(source_offset, sale_lines_v1.ingested_at, sign = 1)    AS from_offset,
               toUnixTimestamp64Milli(maxIf(sale_lines_v1.ingested_at, sign = 1)) AS ingested_at_ms
        FROM   sale_lines_v1`;
const ONLY_LIVE = `
        GROUP  BY ${LINE}
        HAVING sum(sign) > 0
        ORDER  BY tenant_id, store_id, sold_on, ticket_id, line_no, line_id, seller_id`;

/** The facts: appended in signed rows, read back only to correct or restate them. */
export class SaleLines {
  constructor(private readonly warehouse: Warehouse) {}

  /**
   * Appends rows, one insert per month of sale: atomic per month, complete by the token. The same rows with the same token
   * again change nothing, neither here nor in any rollup.
   */
  async append(rows: readonly SaleLineRow[], token: string): Promise<void> {
    for (const [month, ofMonth] of splitByMonth(rows, (row) => row.soldOn)) {
      await this.warehouse.insertBlock('sale_lines_v1', saleLineColumns(ofMonth), { token: `${token}:${month}` });
    }
  }

  /** The live rows (sign 1) of these tickets as they are now; `own` leaves the caller's own earlier try out. */
  async linesOfTickets(tickets: readonly TicketPlace[], own?: OwnTry): Promise<SaleLineRow[]> {
    const lines: SaleLineRow[] = [];
    for (let at = 0; at < tickets.length; at += TICKETS_PER_QUERY) {
      const part = tickets.slice(at, at + TICKETS_PER_QUERY);
      const places = new Set(part.map(placeOf));
      const rows = await this.warehouse.query({
        name: 'saleLines.linesOfTickets',
        params: {
          tenantIds: distinct(part.map((ticket) => ticket.tenantId)),
          storeIds: distinct(part.map((ticket) => ticket.storeId)),
          days: distinct(part.map((ticket) => ticket.soldOn)),
          ticketIds: distinct(part.map((ticket) => ticket.ticketId)),
          ...ownTryParams(own),
        },
        row: saleLineRow,
        sql: `${SELECT_LIVE}
        WHERE  tenant_id IN {tenantIds: Array(String)}
          AND  store_id  IN {storeIds: Array(String)}
          AND  sold_on   IN {days: Array(Date)}
          AND  ticket_id IN {ticketIds: Array(String)}
          AND  NOT (source_partition = {ownPartition: Int32} AND source_offset >= {ownFrom: UInt64})${ONLY_LIVE}`,
      });
      for (const row of rows) if (places.has(placeOf(row))) lines.push(row);
    }
    return lines;
  }

  /** `linesOfTickets` of one ticket. */
  linesOfTicket(ticket: TicketPlace, own?: OwnTry): Promise<SaleLineRow[]> {
    return this.linesOfTickets([ticket], own);
  }

  /**
   * Live rows without a cost of these products, sold on or after `soldFrom` (YYYY-MM-DD) at any store of the tenant: what a
   * cost that arrived late restates. At most `limit` rows; ask again after restating them.
   */
  linesWithoutCost(of: {
    tenantId: string;
    productIds: readonly string[];
    soldFrom: string;
    limit?: number;
  }): Promise<SaleLineRow[]> {
    return this.warehouse.query({
      name: 'saleLines.linesWithoutCost',
      params: { tenantId: of.tenantId, productIds: of.productIds, soldFrom: of.soldFrom, limit: of.limit ?? 50_000 },
      row: saleLineRow,
      sql: `${SELECT_LIVE}
        WHERE  tenant_id = {tenantId: String}
          AND  (store_id, sold_on) GLOBAL IN (
                 SELECT store_id, sold_on
                 FROM   sales_by_product_day_v1
                 WHERE  tenant_id = {tenantId: String}
                   AND  sold_on >= {soldFrom: Date}
                   AND  product_id IN {productIds: Array(String)})
          AND  product_id IN {productIds: Array(String)}
          AND  isNull(unit_cost)
          AND  line_id != ''${ONLY_LIVE}
        LIMIT  {limit: UInt32}`,
    });
  }

  /** Live rows of a store that were flagged as of an unknown store when they came. At most `limit` rows. */
  linesOfUnknownStore(of: { tenantId: string; storeId: string; limit?: number }): Promise<SaleLineRow[]> {
    return this.warehouse.query({
      name: 'saleLines.linesOfUnknownStore',
      params: { tenantId: of.tenantId, storeId: of.storeId, limit: of.limit ?? 50_000 },
      row: saleLineRow,
      sql: `${SELECT_LIVE}
        WHERE  tenant_id = {tenantId: String}
          AND  store_id  = {storeId: String}
          AND  bitAnd(unknown_flags, 1) = 1${ONLY_LIVE}
        LIMIT  {limit: UInt32}`,
    });
  }

  /** When the newest row was written, in epoch milliseconds; null while there is none. */
  async lastIngestedAtMs(tenantId: string): Promise<number | null> {
    const [row] = await this.warehouse.query({
      name: 'saleLines.lastIngestedAt',
      params: { tenantId },
      row: z.object({ ms: z.coerce.number(), rows: z.coerce.number() }),
      sql: `
        SELECT toUnixTimestamp64Milli(max(ingested_at)) AS ms, count() AS rows
        FROM   sale_lines_v1
        WHERE  tenant_id = {tenantId: String}`,
    });
    return row && row.rows > 0 ? row.ms : null;
  }
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];
const placeOf = (ticket: TicketPlace): string =>
  JSON.stringify([ticket.tenantId, ticket.storeId, ticket.soldOn, ticket.ticketId]);
