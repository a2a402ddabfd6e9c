import type { AcceptedLine, AcceptedTicket } from '@vitrine/contracts';
import { formatDecimal, formatMoney } from '@vitrine/domain';
import type { SaleLineRow } from '@vitrine/warehouse';

/** A ticket by its rows in the warehouse. */
export interface TicketRows {
  readonly currency: string;
  /** The rows that count now. */
  readonly rows: readonly SaleLineRow[];
  /** The rows that counted until now; empty for a new ticket. */
  readonly replaced: readonly SaleLineRow[];
  readonly rawAtMs: number;
  /** What changed the ticket when no message did: see the contract. */
  readonly restatement?: string;
  /** The traces in which its record goes out, while tracing is on. */
  readonly headers?: Record<string, string> | undefined;
}

/** What `sales.accepted.v1` says of a ticket. It is made from the very rows in the warehouse, so that both always agree. */
export function acceptedEvent(ticket: TicketRows, acceptedAtMs: number): AcceptedTicket {
  const { currency, rows, replaced, rawAtMs, restatement } = ticket;
  const head = rows[0] as SaleLineRow;
  return {
    tenantId: head.tenantId,
    storeId: head.storeId,
    ticketId: head.ticketId,
    ...momentOf(head),
    ...(head.registerId && { registerId: head.registerId }),
    currency,
    eventId: head.eventId,
    sellerIds: [...new Set(rows.map((row) => row.sellerId).filter(Boolean))],
    ...(head.customerToken && { customerToken: head.customerToken }),
    lines: linesOf(rows),
    netSales: netSalesOf(rows),
    ...(replaced.length > 0 && { replaced: replacedBy(replaced) }),
    ...(restatement !== undefined && { restatement }),
    source: { partition: head.sourcePartition, offset: String(head.sourceOffset) },
    rawAt: rawAtMs,
    acceptedAt: acceptedAtMs,
  };
}

function replacedBy(rows: readonly SaleLineRow[]): NonNullable<AcceptedTicket['replaced']> {
  const tickets = rows.some((row) => row.ticketCount === 1) ? 1 : 0;
  return { ...momentOf(rows[0] as SaleLineRow), netSales: netSalesOf(rows), tickets, lines: linesOf(rows) };
}

/** Revision, status, kind, moment and channel under which a ticket is counted. */
const momentOf = ({ revision, status, kind, soldAtMs, soldOn, soldHour, channel }: SaleLineRow) => ({
  revision,
  status,
  kind,
  soldAt: new Date(soldAtMs).toISOString(),
  soldOn,
  soldHour,
  channel,
});

const netSalesOf = (rows: readonly SaleLineRow[]): string =>
  formatMoney(rows.reduce((sumE4, row) => sumE4 + row.netAmountE4, 0));

/** The marker row of a ticket that counts for nothing is no line. */
const linesOf = (rows: readonly SaleLineRow[]): AcceptedLine[] => rows.filter((row) => row.lineId !== '').map(lineOf);

const lineOf = (row: SaleLineRow): AcceptedLine => ({
  lineId: row.lineId,
  productId: row.productId,
  ...(row.sellerId && { sellerId: row.sellerId }),
  quantity: formatDecimal(row.quantityE3, 3),
  unitPrice: formatMoney(row.unitPriceE4),
  discount: formatMoney(row.discountE4),
  netAmount: formatMoney(row.netAmountE4),
  ...(row.unitCostE4 !== null && { unitCost: formatMoney(row.unitCostE4) }),
  ...(row.returnTicketId && { returnOf: returnOf(row) }),
});

const returnOf = ({ returnTicketId, returnLineId }: SaleLineRow): NonNullable<AcceptedLine['returnOf']> => ({
  ticketId: returnTicketId,
  ...(returnLineId && { lineId: returnLineId }),
});
