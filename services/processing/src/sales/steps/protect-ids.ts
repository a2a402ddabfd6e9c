import { personalKindInId, personalKindInPersonId } from '@vitrine/privacy';
import { IdDoor } from '../../personal/id-door.js';
import type { Sale, SaleLine } from './sale.js';

/**
 * Replaces identifiers that hold an e-mail address or a document by tokens of the tenant's key. So no identifier names a person, and two
 * tickets stay two. A sale without any, which is nearly every one, passes as it is.
 */
export const protectIds =
  (tenantKey: Buffer) =>
  (sale: Sale): Sale =>
    namesNobody(sale) ? sale : withTokens(sale, tenantKey);

const isThing = (id: string): boolean => personalKindInId(id) === undefined;
const isNoPerson = (id: string): boolean => personalKindInPersonId(id) === undefined;

function namesNobody(sale: Sale): boolean {
  if (!isThing(sale.ticketId) || !isThing(sale.eventId) || !isThing(sale.storeId)) return false;
  if (!isThing(sale.registerId) || !isThing(sale.channel) || !isNoPerson(sale.sellerId)) return false;
  for (const line of sale.lines) if (!lineNamesNobody(line, sale.sellerId)) return false;
  return true;
}

function lineNamesNobody(line: SaleLine, ticketSellerId: string): boolean {
  if (!isThing(line.lineId) || !isThing(line.productId)) return false;
  if (!isThing(line.returnTicketId) || !isThing(line.returnLineId)) return false;
  for (const { sellerId } of line.sellers) if (sellerId !== ticketSellerId && !isNoPerson(sellerId)) return false;
  return true;
}

function withTokens(sale: Sale, tenantKey: Buffer): Sale {
  const door = new IdDoor(tenantKey, 'ticket');
  const sellerId = door.personId('sellerId', sale.sellerId);
  const lines = sale.lines.map((line) => ({
    ...line,
    lineId: door.id('lines.lineId', line.lineId),
    productId: door.thing('lines.productId', line.productId),
    returnTicketId: door.id('lines.returnOf.ticketId', line.returnTicketId),
    returnLineId: door.id('lines.returnOf.lineId', line.returnLineId),
    sellers: line.sellers.map((seller) => ({
      ...seller,
      // The ticket's own seller, who has the line where it names none, is counted once.
      sellerId: seller.sellerId === sale.sellerId ? sellerId : door.personId('lines.sellers.sellerId', seller.sellerId),
    })),
  }));
  return {
    ...sale,
    eventId: door.thing('eventId', sale.eventId),
    storeId: door.thing('storeId', sale.storeId),
    ticketId: door.id('ticketId', sale.ticketId),
    registerId: door.id('registerId', sale.registerId),
    channel: door.id('channel', sale.channel),
    sellerId,
    lines,
    personal: door.findings,
  };
}
