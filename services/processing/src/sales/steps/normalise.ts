import {
  LINE_TOTAL_TOLERANCE_E4,
  lineTotalMatches,
  MAX_TICKET_PARTS,
  normaliseChannel,
  normaliseCode,
  partsOf,
  sharesAddUp,
  type Ticket,
  type TicketLine,
  ticketKindOf,
} from '@vitrine/contracts';
import { AmountOutOfRange, lineAmountE4, parseDecimal, parseMoneyE4, parseQuantityE3 } from '@vitrine/domain';
import { accept, type Outcome, reject } from '../outcome.js';
import type { Sale, SaleLine, SellerShare } from '../sale.js';

const WHOLE_SHARE_E6 = 1_000_000;
const E7_PER_E4 = 1_000;

/** A ticket in its one form: codes trimmed and composed, channel and currency in their case, money in integers. */
export const normalise =
  (tokenOf: (customer: NonNullable<Ticket['customer']>) => string) =>
  (ticket: Ticket): Outcome<Sale> => {
    if (partsOf(ticket.lines) > MAX_TICKET_PARTS) return reject('too_many_lines', '/lines');
    const lines: SaleLine[] = [];
    const lineIds = new Set<string>();
    const sellerId = ticket.sellerId === undefined ? '' : normaliseCode(ticket.sellerId);
    for (const [index, line] of ticket.lines.entries()) {
      const normal = normaliseLine(line, sellerId);
      if ('code' in normal) return reject(normal.code, `/lines/${index}/${normal.field}`);
      if (lineIds.has(normal.lineId)) return reject('duplicate_line', `/lines/${index}/lineId`);
      lineIds.add(normal.lineId);
      lines.push(normal);
    }
    return accept({
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
      lines,
      customerToken: ticket.customer === undefined ? '' : tokenOf(ticket.customer),
    });
  };

interface Fault {
  readonly code: 'line_total_mismatch' | 'invalid_shares' | 'implausible_price';
  readonly field: string;
}

function normaliseLine(line: TicketLine, ticketSellerId: string): SaleLine | Fault {
  const quantityE3 = parseQuantityE3(line.quantity);
  const unitPriceE4 = parseMoneyE4(line.unitPrice);
  const discountE4 = parseMoneyE4(line.discount);
  const netAmountE4 = netAmountOf(line, quantityE3, unitPriceE4, discountE4);
  if (typeof netAmountE4 === 'string')
    return { code: netAmountE4, field: netAmountE4 === 'implausible_price' ? 'unitPrice' : 'netAmount' };
  const sellers = sellersOf(line, ticketSellerId);
  if (sellers === undefined) return { code: 'invalid_shares', field: 'sellers' };
  return {
    lineId: normaliseCode(line.lineId),
    productId: normaliseCode(line.productId),
    quantityE3,
    unitPriceE4,
    discountE4,
    netAmountE4,
    unitCostE4: line.unitCost === undefined ? null : parseMoneyE4(line.unitCost),
    sellers,
    returnTicketId: line.returnOf === undefined ? '' : normaliseCode(line.returnOf.ticketId),
    returnLineId: line.returnOf?.lineId === undefined ? '' : normaliseCode(line.returnOf.lineId),
  };
}

/** The till's own total where it agrees with the arithmetic to a cent, else the arithmetic, else a fault. */
function netAmountOf(
  line: TicketLine,
  quantityE3: number,
  unitPriceE4: number,
  discountE4: number,
): number | 'line_total_mismatch' | 'implausible_price' {
  if (line.netAmount !== undefined) {
    const netAmountE4 = parseMoneyE4(line.netAmount);
    return agrees(line, quantityE3 * unitPriceE4, discountE4, netAmountE4) ? netAmountE4 : 'line_total_mismatch';
  }
  try {
    return lineAmountE4(quantityE3, unitPriceE4, discountE4);
  } catch (error) {
    if (error instanceof AmountOutOfRange) return 'implausible_price';
    throw error;
  }
}

function agrees(line: TicketLine, productE7: number, discountE4: number, netAmountE4: number): boolean {
  const differenceE7 = (netAmountE4 + discountE4) * E7_PER_E4 - productE7;
  // Beyond exact integers the slow way decides.
  if (!Number.isSafeInteger(productE7) || !Number.isSafeInteger(differenceE7)) return lineTotalMatches(line);
  return Math.abs(differenceE7) <= LINE_TOTAL_TOLERANCE_E4 * E7_PER_E4;
}

function sellersOf(line: TicketLine, ticketSellerId: string): readonly SellerShare[] | undefined {
  if (line.sellers === undefined)
    return ticketSellerId === '' ? [] : [{ sellerId: ticketSellerId, shareE6: WHOLE_SHARE_E6 }];
  const sellers = line.sellers.map(({ sellerId, share }) => ({ sellerId: normaliseCode(sellerId), share }));
  if (!sharesAddUp(sellers)) return undefined;
  return sellers.map(({ sellerId, share }) => ({ sellerId, shareE6: parseDecimal(share, 6) }));
}

/** `…-03:00` is -180, `…Z` is 0. */
function offsetMinutesOf(soldAt: string): number {
  if (soldAt.endsWith('Z')) return 0;
  const minutes = Number(soldAt.slice(-5, -3)) * 60 + Number(soldAt.slice(-2));
  return soldAt.at(-6) === '-' ? -minutes : minutes;
}
