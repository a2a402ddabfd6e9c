import { normaliseChannel, normaliseCode, type Ticket, type TicketLine, ticketKindOf } from '@vitrine/contracts';
import { lineAmountE4, parseDecimal, parseMoneyE4, parseQuantityE3 } from '@vitrine/domain';
import type { Sale, SaleLine, SellerShare } from './sale.js';

const WHOLE_SHARE_E6 = 1_000_000;

/** A plausible ticket in its one form: codes trimmed and composed, channel and currency in their case, money in integers. */
export const normalise =
  (tokenOf: (customer: NonNullable<Ticket['customer']>) => string) =>
  (ticket: Ticket): Sale => {
    const sellerId = ticket.sellerId === undefined ? '' : normaliseCode(ticket.sellerId);
    return {
      eventId: normaliseCode(ticket.eventId),
      tenantId: ticket.tenantId,
      storeId: normaliseCode(ticket.storeId),
      ticketId: normaliseCode(ticket.ticketId),
      revision: ticket.revision,
      status: ticket.status,
      kind: ticketKindOf(ticket),
      channel: normaliseChannel(ticket.channel),
      currency: ticket.currency.toUpperCase(),
      registerId: ticket.registerId === undefined ? '' : normaliseCode(ticket.registerId),
      sellerId,
      soldAtMs: Date.parse(ticket.soldAt),
      offsetMinutes: offsetMinutesOf(ticket.soldAt),
      lines: ticket.lines.map((line) => normaliseLine(line, sellerId)),
      customerToken: ticket.customer === undefined ? '' : tokenOf(ticket.customer),
    };
  };

function normaliseLine(line: TicketLine, ticketSellerId: string): SaleLine {
  const quantityE3 = parseQuantityE3(line.quantity);
  const unitPriceE4 = parseMoneyE4(line.unitPrice);
  const discountE4 = parseMoneyE4(line.discount);
  return {
    lineId: normaliseCode(line.lineId),
    productId: normaliseCode(line.productId),
    quantityE3,
    unitPriceE4,
    discountE4,
    // The till's own total rules where it gave one.
    netAmountE4:
      line.netAmount === undefined ? lineAmountE4(quantityE3, unitPriceE4, discountE4) : parseMoneyE4(line.netAmount),
    unitCostE4: line.unitCost === undefined ? null : parseMoneyE4(line.unitCost),
    sellers: sellersOf(line, ticketSellerId),
    returnTicketId: line.returnOf === undefined ? '' : normaliseCode(line.returnOf.ticketId),
    returnLineId: line.returnOf?.lineId === undefined ? '' : normaliseCode(line.returnOf.lineId),
  };
}

function sellersOf({ sellers }: TicketLine, ticketSellerId: string): readonly SellerShare[] {
  if (sellers === undefined)
    return ticketSellerId === '' ? [] : [{ sellerId: ticketSellerId, shareE6: WHOLE_SHARE_E6 }];
  return sellers.map(({ sellerId, share }) => ({ sellerId: normaliseCode(sellerId), shareE6: parseDecimal(share, 6) }));
}

/** `…-03:00` is -180, `…Z` is 0. */
function offsetMinutesOf(soldAt: string): number {
  if (soldAt.endsWith('Z')) return 0;
  const minutes = Number(soldAt.slice(-5, -3)) * 60 + Number(soldAt.slice(-2));
  return soldAt.at(-6) === '-' ? -minutes : minutes;
}
