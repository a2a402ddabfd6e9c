import { LINE_FIELDS, type SaleLineRow, SOURCE_FIELDS, saleLineColumns, saleLinesTable } from './sale-line-row.js';
import { splitByMonth } from './split-by-month.js';
import { rowSchema, selectOf } from './tables/table.js';
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

const saleLineRow = rowSchema(saleLinesTable);
/** A live row has the sign 1; a column of that name would hide the one that is added up. */
const liveRow = rowSchema(saleLinesTable, [...LINE_FIELDS, ...SOURCE_FIELDS]);

const { columns } = saleLinesTable;
const namesOf = (fields: readonly (keyof SaleLineRow)[]): string[] => fields.map((field) => columns[field].name);
/** The live row of a line is the one that was written last. */
const latest = (field: keyof SaleLineRow): string =>
  `argMaxIf(tuple(${columns[field].read}), ingested_at, sign = 1).1 AS ${field}`;
const ONLY_LIVE = `
        GROUP  BY ${namesOf(LINE_FIELDS).join(', ')}
        HAVING sum(sign) > 0
        ORDER  BY tenant_id, store_id, sold_on, ticket_id, line_no, line_id, seller_id`;
const SELECT_LIVE = `
        SELECT ${selectOf(saleLinesTable, LINE_FIELDS)}, ${SOURCE_FIELDS.map(latest).join(', ')}
        FROM   sale_lines_v1`;

/** The facts: appended in signed rows, read back only to correct or restate them. */
export class SaleLines {
  constructor(private readonly warehouse: Warehouse) {}

  /**
   * Appends rows, one insert per month of sale: atomic per month, complete by the token. The same rows with the same token again change
   * nothing, neither here nor in any rollup.
   */
  async append(rows: readonly SaleLineRow[], token: string): Promise<void> {
    for (const [month, ofMonth] of splitByMonth(rows, (row) => row.soldOn)) {
      await this.warehouse.insertBlock(saleLinesTable.name, saleLineColumns(ofMonth), { token: `${token}:${month}` });
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
        row: liveRow,
        sql: `${SELECT_LIVE}
        WHERE  tenant_id IN {tenantIds: Array(String)}
          AND  store_id  IN {storeIds: Array(String)}
          AND  sold_on   IN {days: Array(Date)}
          AND  ticket_id IN {ticketIds: Array(String)}
          AND  NOT (source_partition = {ownPartition: Int32} AND source_offset >= {ownFrom: UInt64}
                    AND ${IS_FORMED_AT})${ONLY_LIVE}`,
      });
      for (const row of rows) if (places.has(placeOf(row))) lines.push({ ...row, sign: 1 });
    }
    return lines;
  }

  /** Every signed row that a batch has written, as it stands in the facts; of a batch without a noted moment, all of these offsets. */
  rowsOfRange({ formedAtMs, ...range }: WrittenRange): Promise<SaleLineRow[]> {
    return this.warehouse.query({
      name: 'saleLines.rowsOfRange',
      isLookUp: true,
      params: { ...range, ...formedAtParams(formedAtMs) },
      row: saleLineRow,
      sql: `
        SELECT ${selectOf(saleLinesTable)}
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
