import type { RowSource, SaleLineRow } from '../sale-line-row.js';

/** The event that writes a row. */
export const aRowSource = (fields: Partial<RowSource> = {}): RowSource => ({
  sourcePartition: 0,
  sourceOffset: 0,
  rawAtMs: Date.UTC(2026, 10, 5, 13, 30, 59),
  ingestedAtMs: Date.UTC(2026, 10, 5, 13, 31),
  ...fields,
});

/** One sale line of one ticket, as processing would write it; say only what the test is about. */
export const aSaleLineRow = (fields: Partial<SaleLineRow> = {}): SaleLineRow => ({
  tenantId: 'casa',
  storeId: 'centro',
  soldOn: '2026-11-05',
  soldHour: 10,
  soldMinute: 30,
  soldAtMs: Date.UTC(2026, 10, 5, 13, 30),
  ticketId: 'T-1',
  revision: 0,
  lineId: '1',
  lineNo: 0,
  eventId: 'event-1',
  kind: 'sale',
  status: 'closed',
  channel: 'store',
  registerId: '',
  sellerId: 'ana',
  productId: 'café',
  quantityE3: 1_000,
  unitPriceE4: 199_900,
  discountE4: 0,
  netAmountE4: 199_900,
  unitCostE4: 90_000,
  ticketCount: 1,
  customerToken: '',
  returnTicketId: '',
  returnLineId: '',
  unknownFlags: 0,
  contentHash: 1n,
  ...aRowSource(),
  sign: 1,
  ...fields,
});
