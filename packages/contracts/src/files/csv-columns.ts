/** A column of the CSV form of a ticket: one row per ticket line, ticket fields repeated on each of its rows. */
export interface CsvColumn {
  readonly name: string;
  /** Where the cell goes: on the ticket, or on the line of the row. */
  readonly on: 'ticket' | 'line';
  readonly path: readonly string[];
  readonly required: boolean;
  readonly note: string;
}

function column(on: CsvColumn['on'], name: string, note: string, required = false): CsvColumn {
  return { name, on, path: name.split('.'), required, note };
}

/** Columns that hold an id, or several (`sellers`). */
export const idColumns: ReadonlySet<string> = new Set([
  ...['eventId', 'ticketId', 'storeId', 'registerId', 'sellerId', 'customer.id'],
  ...['lineId', 'productId', 'sellers', 'returnOf.ticketId', 'returnOf.lineId'],
]);

/** Every column the CSV form knows. An empty cell is an absent field. */
export const csvColumns: readonly CsvColumn[] = [
  column('ticket', 'eventId', 'Unique per ticket and revision', true),
  column('ticket', 'tenantId', 'Organisation', true),
  column('ticket', 'ticketId', 'Rows of one ticket share tenantId, storeId, ticketId and revision', true),
  column('ticket', 'revision', 'Whole number, 0 when empty'),
  column('ticket', 'status', 'closed or voided', true),
  column('ticket', 'kind', 'sale, return or adjustment'),
  column('ticket', 'storeId', 'Store', true),
  column('ticket', 'registerId', 'Till'),
  column('ticket', 'soldAt', 'RFC 3339 with offset', true),
  column('ticket', 'channel', 'store, online, app, …', true),
  column('ticket', 'currency', 'ISO 4217', true),
  column('ticket', 'sellerId', 'Seller of the ticket'),
  column('ticket', 'customer.id', 'Personal data'),
  column('ticket', 'customer.name', 'Personal data'),
  column('ticket', 'customer.email', 'Personal data'),
  column('ticket', 'customer.phone', 'Personal data'),
  column('ticket', 'customer.taxId', 'Personal data'),
  column('ticket', 'payments', 'method=amount, several separated by ; such as card=10.00;cash=5.00'),
  column('line', 'lineId', 'Empty together with productId and quantity: the ticket has no line', true),
  column('line', 'productId', 'Product', true),
  column('line', 'quantity', 'At most 3 decimal places', true),
  column('line', 'unitPrice', 'At most 4 decimal places', true),
  column('line', 'discount', 'Amount off the whole line, 0 when empty'),
  column('line', 'netAmount', "The till's own line total"),
  column('line', 'unitCost', 'Cost of one unit'),
  column('line', 'sellers', 'sellerId=share, several separated by ; such as ana=0.5;rui=0.5'),
  column('line', 'returnOf.ticketId', 'Ticket the goods come back from'),
  column('line', 'returnOf.lineId', 'Its line'),
];
