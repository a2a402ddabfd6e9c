import type { NativeColumn } from './native/native-column.js';
import {
  amountE4,
  day,
  instantMs,
  integer,
  integerOf,
  label,
  nullable,
  oneOf,
  quantityE3,
  text,
  uint64,
} from './tables/column.js';
import { blockOf, defineTable, type RowOf } from './tables/table.js';

/** The facts, in signed rows. A writer never multiplies amounts by `sign`: always read `sum(x * sign)`. */
export const saleLinesTable = defineTable({
  name: 'sale_lines_v1',
  comment: 'Sale lines, signed',
  keep: { by: 'tenant', date: 'sold_on' },
  tenant: 'column',
  personal: 'tokens',
  columns: {
    tenantId: label('tenant_id', 'Whose sale it is'),
    storeId: label('store_id', 'Store that sold'),
    soldOn: day('sold_on', 'Business date of the store, set once by processing'),
    soldHour: integer('sold_hour', 'UInt8', "Hour of the day on the store's clock, 0-23"),
    soldMinute: integer('sold_minute', 'UInt8', 'Minute of that hour, 0-59'),
    soldAtMs: instantMs('sold_at', 'Instant of the sale'),
    ticketId: text('ticket_id', 'Ticket number of the till, unique per tenant and store'),
    revision: integer('revision', 'UInt32', 'Revision of the ticket; the highest one is the truth'),
    lineId: text('line_id', 'Line of the ticket; empty on the marker row of a ticket without lines'),
    /** A ticket always has a row 0. */
    lineNo: integer(
      'line_no',
      'UInt16',
      'Position of the line in the ticket, from 0; rows of one shared line have the same',
    ),
    eventId: text('event_id', 'Event that brought the ticket'),
    kind: oneOf('kind', ['sale', 'return', 'adjustment'], 'sale | return | adjustment'),
    status: oneOf('status', ['closed', 'voided'], 'closed | voided (a voided ticket is one marker row)'),
    channel: label('channel', 'Where it was sold: store, online, phone, …'),
    registerId: label('register_id', 'Till; empty when unknown'),
    sellerId: label('seller_id', 'Seller; empty when none. A shared line is one row per seller'),
    productId: text('product_id', 'Product sold'),
    quantityE3: quantityE3('quantity', 'Units; negative when returned'),
    unitPriceE4: amountE4('unit_price', 'Price of one unit before discount'),
    discountE4: amountE4('discount', 'Discount of the whole line'),
    netAmountE4: amountE4(
      'net_amount',
      "What the line sold for: quantity x unit price - discount, or the till's own total",
    ),
    unitCostE4: nullable(amountE4('unit_cost', 'Cost of one unit as of the sale; null while unknown')),
    ticketCount: integerOf('ticket_count', 'Int8', [0, 1], '1 on the first row of a closed sale ticket, else 0'),
    customerToken: text('customer_token', 'Keyed one-way token of the customer; empty when anonymous'),
    returnTicketId: text('return_ticket_id', 'Ticket that this line gives back; empty when not a linked return'),
    returnLineId: text('return_line_id', 'Line that this line gives back'),
    /** Or-ed. */
    unknownFlags: integer(
      'unknown_flags',
      'UInt8',
      'What the catalogue did not know at ingest: 1 store, 2 seller, 4 product',
    ),
    contentHash: uint64('content_hash', "Hash of the ticket's content, to tell a resend from a conflict"),
    sourcePartition: integer('source_partition', 'UInt16', 'Kafka partition of the event that wrote this row'),
    sourceOffset: integer('source_offset', 'UInt64', 'Kafka offset of the event that wrote this row'),
    rawAtMs: nullable(
      instantMs('raw_at', 'When the broker took the message that wrote this row; null on rows older than this column'),
    ),
    ingestedAtMs: instantMs('ingested_at', 'When processing wrote this row'),
    sign: integerOf('sign', 'Int8', [1, -1], '1 adds the line, -1 takes it back'),
  },
});

/** One signed row of `sale_lines_v1`. */
export type SaleLineRow = RowOf<typeof saleLinesTable>;

/**
 * Where a row comes from: the event that wrote it. All other fields but `sign` say what the row is: two rows that agree in them are the
 * same line. A line is live while the signs of its rows add up to more than zero.
 */
export const SOURCE_FIELDS = [
  'sourcePartition',
  'sourceOffset',
  'rawAtMs',
  'ingestedAtMs',
] as const satisfies readonly (keyof SaleLineRow)[];

export type RowSource = Pick<SaleLineRow, (typeof SOURCE_FIELDS)[number]>;

const NOT_OF_THE_LINE: readonly string[] = [...SOURCE_FIELDS, 'sign'];

/** The fields by which a row is known as the same line. */
export const LINE_FIELDS = Object.keys(saleLinesTable.columns).filter(
  (field) => !NOT_OF_THE_LINE.includes(field),
) as readonly Exclude<keyof SaleLineRow, keyof RowSource | 'sign'>[];

/** The row that takes `row` back: the same, with sign -1, written by `source`. */
export function cancelRow(row: SaleLineRow, source: RowSource): SaleLineRow {
  const taken: Record<string, unknown> = { ...row, sign: -1 };
  for (const field of SOURCE_FIELDS) taken[field] = source[field];
  return taken as unknown as SaleLineRow;
}

/** The block of some rows, in table order. */
export const saleLineColumns = (rows: readonly SaleLineRow[]): NativeColumn[] => blockOf(saleLinesTable, rows);
