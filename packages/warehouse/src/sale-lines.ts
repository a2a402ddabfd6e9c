import { saleLineRow } from './read-sale-line-row.js';
import { type SaleLineRow, saleLineColumns } from './sale-line-row.js';
import { splitByMonth } from './split-by-month.js';
import { formedAtParams, IS_FORMED_AT, type OwnTry, ownTryParams } from './ticket-heads.js';
import type { Warehouse } from './warehouse.js';

/** A ticket whose lines are wanted, with the day on which they are (from its head). */
export interface TicketPlace {
  readonly tenantId: string;
  readonly storeId: string;
  readonly ticketId: string;
  readonly soldOn: string;
}

/** Offsets of a batch, both included, and the `ingestedAtMs` of all its rows. */
export interface WrittenRange {
  readonly partition: number;
  readonly first: number;
  readonly last: number;
  readonly formedAtMs: number | undefined;
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
        isLookUp: true,
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
          AND  NOT (source_partition = {ownPartition: Int32} AND source_offset >= {ownFrom: UInt64}
                    AND ${IS_FORMED_AT})${ONLY_LIVE}`,
      });
      for (const row of rows) if (places.has(placeOf(row))) lines.push(row);
    }
    return lines;
  }

  /** Every signed row that a batch has written, as it stands in the facts; of one whose moment was not noted, all of these offsets. */
  rowsOfRange({ formedAtMs, ...range }: WrittenRange): Promise<SaleLineRow[]> {
    return this.warehouse.query({
      name: 'saleLines.rowsOfRange',
      isLookUp: true,
      params: { ...range, ...formedAtParams(formedAtMs) },
      row: saleLineRow,
      sql: `
        SELECT ${LINE}, sign,
               toUnixTimestamp64Milli(sold_at)     AS sold_at_ms,
               source_partition                    AS from_partition,
               source_offset                       AS from_offset,
               toUnixTimestamp64Milli(ingested_at) AS ingested_at_ms
        FROM   sale_lines_v1
        WHERE  source_partition = {partition: UInt16}
          AND  source_offset BETWEEN {first: UInt64} AND {last: UInt64}
          AND  ${IS_FORMED_AT}`,
    });
  }
}

const distinct = (values: readonly string[]): string[] => [...new Set(values)];
const placeOf = (ticket: TicketPlace): string =>
  JSON.stringify([ticket.tenantId, ticket.storeId, ticket.soldOn, ticket.ticketId]);
