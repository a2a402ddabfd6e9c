import type { AcceptedLine, AcceptedTicket } from '@vitrine/contracts';
import { formatDecimal, formatMoney } from '@vitrine/domain';
import type { SaleLineRow } from '@vitrine/warehouse';
import type { Sale } from './steps/sale.js';

export interface AcceptedSale {
  readonly sale: Sale;
  /** The rows that count now. */
  readonly rows: readonly SaleLineRow[];
  /** The rows that counted until now; empty for a new ticket. */
  readonly replaced: readonly SaleLineRow[];
  readonly rawAtMs: number;
}

/** What `sales.accepted.v1` says of a sale: from the very rows that went to the warehouse, so that both always agree. */
export function acceptedEvent({ sale, rows, replaced, rawAtMs }: AcceptedSale, acceptedAtMs: number): AcceptedTicket {
  const head = rows[0] as SaleLineRow;
  const lines = linesOf(rows);
  return {
    tenantId: sale.tenantId,
    storeId: sale.storeId,
    ticketId: sale.ticketId,
    revision: sale.revision,
    status: sale.status,
    kind: sale.kind,
    soldAt: new Date(sale.soldAtMs).toISOString(),
    soldOn: head.soldOn,
    soldHour: head.soldHour,
    channel: sale.channel,
    currency: sale.currency,
    eventId: sale.eventId,
    sellerIds: [...new Set(rows.map((row) => row.sellerId).filter(Boolean))],
    ...(sale.customerToken && { customerToken: sale.customerToken }),
    lines,
    netSales: netSalesOf(rows),
    ...(replaced.length > 0 && { replaced: replacedBy(replaced) }),
    source: { partition: head.sourcePartition, offset: String(head.sourceOffset) },
    rawAt: rawAtMs,
    acceptedAt: acceptedAtMs,
  };
}

function replacedBy(rows: readonly SaleLineRow[]): NonNullable<AcceptedTicket['replaced']> {
  const head = rows[0] as SaleLineRow;
  const tickets = rows.some((row) => row.ticketCount === 1) ? 1 : 0;
  return { revision: head.revision, soldOn: head.soldOn, netSales: netSalesOf(rows), tickets, lines: linesOf(rows) };
}

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
});
