import type { NativeColumn } from './native/native-column.js';

/**
 * One signed row of `sale_lines_v1`. Amounts are safe integers of ten-thousandths (`…E4`) or thousandths (`…E3`), never
 * multiplied by `sign` by the writer.
 */
export interface SaleLineRow {
  readonly tenantId: string;
  readonly storeId: string;
  /** Business date of the store, `YYYY-MM-DD`. */
  readonly soldOn: string;
  readonly soldHour: number;
  /** Minute within the hour, 0-59. */
  readonly soldMinute: number;
  readonly soldAtMs: number;
  readonly ticketId: string;
  readonly revision: number;
  /** Empty on the one marker row of a voided ticket or one without lines. */
  readonly lineId: string;
  /** From 0; the rows of one shared line have the same number. A ticket always has a row 0. */
  readonly lineNo: number;
  readonly eventId: string;
  readonly kind: 'sale' | 'return' | 'adjustment';
  readonly status: 'closed' | 'voided';
  readonly channel: string;
  readonly registerId: string;
  readonly sellerId: string;
  readonly productId: string;
  readonly quantityE3: number;
  readonly unitPriceE4: number;
  readonly discountE4: number;
  readonly netAmountE4: number;
  readonly unitCostE4: number | null;
  /** 1 on the first row of a closed sale ticket, else 0. */
  readonly ticketCount: 0 | 1;
  readonly customerToken: string;
  readonly returnTicketId: string;
  readonly returnLineId: string;
  /** 1 unknown store, 2 unknown seller, 4 unknown product, or-ed. */
  readonly unknownFlags: number;
  /** Unsigned 64-bit. */
  readonly contentHash: bigint;
  readonly sourcePartition: number;
  readonly sourceOffset: number;
  readonly ingestedAtMs: number;
  readonly sign: 1 | -1;
}

/** Where a row comes from: the event that wrote it. */
export interface RowSource {
  readonly sourcePartition: number;
  readonly sourceOffset: number;
  readonly ingestedAtMs: number;
}

/** The row that takes `row` back: the same, with sign -1, written by `source`. */
export const cancelRow = (row: SaleLineRow, source: RowSource): SaleLineRow => ({ ...row, ...source, sign: -1 });

/** The columns of `sale_lines_v1` in table order, read from rows; what `insertBlock` encodes. */
export function saleLineColumns(rows: readonly SaleLineRow[]): NativeColumn[] {
  const column = (
    name: string,
    type: NativeColumn['type'],
    read: (row: SaleLineRow) => NativeColumn['values'][number],
  ) => ({ name, type, values: rows.map(read) }) satisfies NativeColumn;
  return [
    column('tenant_id', 'LowCardinality(String)', (row) => row.tenantId),
    column('store_id', 'LowCardinality(String)', (row) => row.storeId),
    column('sold_on', 'Date', (row) => row.soldOn),
    column('sold_hour', 'UInt8', (row) => row.soldHour),
    column('sold_minute', 'UInt8', (row) => row.soldMinute),
    column('sold_at', "DateTime64(3, 'UTC')", (row) => row.soldAtMs),
    column('ticket_id', 'String', (row) => row.ticketId),
    column('revision', 'UInt32', (row) => row.revision),
    column('line_id', 'String', (row) => row.lineId),
    column('line_no', 'UInt16', (row) => row.lineNo),
    column('event_id', 'String', (row) => row.eventId),
    column('kind', 'LowCardinality(String)', (row) => row.kind),
    column('status', 'LowCardinality(String)', (row) => row.status),
    column('channel', 'LowCardinality(String)', (row) => row.channel),
    column('register_id', 'LowCardinality(String)', (row) => row.registerId),
    column('seller_id', 'LowCardinality(String)', (row) => row.sellerId),
    column('product_id', 'String', (row) => row.productId),
    column('quantity', 'Decimal(18, 3)', (row) => row.quantityE3),
    column('unit_price', 'Decimal(18, 4)', (row) => row.unitPriceE4),
    column('discount', 'Decimal(18, 4)', (row) => row.discountE4),
    column('net_amount', 'Decimal(18, 4)', (row) => row.netAmountE4),
    column('unit_cost', 'Nullable(Decimal(18, 4))', (row) => row.unitCostE4),
    column('ticket_count', 'Int8', (row) => row.ticketCount),
    column('customer_token', 'String', (row) => row.customerToken),
    column('return_ticket_id', 'String', (row) => row.returnTicketId),
    column('return_line_id', 'String', (row) => row.returnLineId),
    column('unknown_flags', 'UInt8', (row) => row.unknownFlags),
    column('content_hash', 'UInt64', (row) => row.contentHash),
    column('source_partition', 'UInt16', (row) => row.sourcePartition),
    column('source_offset', 'UInt64', (row) => row.sourceOffset),
    column('ingested_at', "DateTime64(3, 'UTC')", (row) => row.ingestedAtMs),
    column('sign', 'Int8', (row) => row.sign),
  ];
}
