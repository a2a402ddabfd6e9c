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

/**
 * What `sales.accepted.v1` says of a ticket. It is made from the very rows in the warehouse, so that both always agree. A field without
 * a value is undefined here and absent in the record: objects of one shape are made and written faster.
 */
export function acceptedEvent(ticket: TicketRows, acceptedAtMs: number): AcceptedTicket {
  const { currency, rows, replaced, rawAtMs, restatement } = ticket;
  const head = rows[0] as SaleLineRow;
  return {
    tenantId: head.tenantId,
    storeId: head.storeId,
    ticketId: head.ticketId,
    revision: head.revision,
    status: head.status,
    kind: head.kind,
    soldAt: soldAtOf(head),
    soldOn: head.soldOn,
    soldHour: head.soldHour,
    channel: head.channel,
    registerId: head.registerId || undefined,
    currency,
    eventId: head.eventId,
    sellerIds: [...new Set(rows.map((row) => row.sellerId).filter(Boolean))],
    customerToken: head.customerToken || undefined,
    lines: linesOf(rows),
    netSales: netSalesOf(rows),
    replaced: replaced.length === 0 ? undefined : replacedBy(replaced),
    restatement,
    source: { partition: head.sourcePartition, offset: String(head.sourceOffset) },
    rawAt: rawAtMs,
    acceptedAt: acceptedAtMs,
  };
}

/** The heads under which the ticket was counted, and its sums. */
function replacedBy(rows: readonly SaleLineRow[]): NonNullable<AcceptedTicket['replaced']> {
  const head = rows[0] as SaleLineRow;
  return {
    revision: head.revision,
    status: head.status,
    kind: head.kind,
    soldAt: soldAtOf(head),
    soldOn: head.soldOn,
    soldHour: head.soldHour,
    channel: head.channel,
    netSales: netSalesOf(rows),
    tickets: rows.some((row) => row.ticketCount === 1) ? 1 : 0,
    lines: linesOf(rows),
  };
}

const soldAtOf = ({ soldAtMs }: SaleLineRow): string => new Date(soldAtMs).toISOString();

const netSalesOf = (rows: readonly SaleLineRow[]): string =>
  formatMoney(rows.reduce((sumE4, row) => sumE4 + row.netAmountE4, 0));

/** The marker row of a ticket that counts for nothing is no line. */
const linesOf = (rows: readonly SaleLineRow[]): AcceptedLine[] => rows.filter((row) => row.lineId !== '').map(lineOf);

const lineOf = (row: SaleLineRow): AcceptedLine => ({
  lineId: row.lineId,
  productId: row.productId,
  sellerId: row.sellerId || undefined,
  quantity: formatDecimal(row.quantityE3, 3),
  unitPrice: formatMoney(row.unitPriceE4),
  discount: formatMoney(row.discountE4),
  netAmount: formatMoney(row.netAmountE4),
  unitCost: row.unitCostE4 === null ? undefined : formatMoney(row.unitCostE4),
  returnOf: row.returnTicketId === '' ? undefined : returnOf(row),
});

const returnOf = ({ returnTicketId, returnLineId }: SaleLineRow): AcceptedLine['returnOf'] => ({
  ticketId: returnTicketId,
  lineId: returnLineId || undefined,
});
