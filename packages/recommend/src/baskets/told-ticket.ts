import type { AcceptedLine, AcceptedTicket } from '@vitrine/contracts';
import { parseQuantityE3 } from '@vitrine/domain';

/** Thousandths of a unit by product. */
export type UnitsE3 = ReadonlyMap<string, number>;

/** A ticket's number is its store's own. */
export interface TicketPlace {
  readonly tenantId: string;
  readonly storeId: string;
  readonly ticketId: string;
}

/** What an accepted ticket says of baskets: of its own, and of those that it gives goods back of. */
export interface ToldTicket extends TicketPlace {
  readonly soldOn: string;
  readonly revision: number;
  readonly acceptedAtMs: number;
  /** What a closed sale sold: lines of a quantity above 0, added up by product. */
  readonly sold: UnitsE3;
  /** What its linked returns give back, by ticket. Units are positive. */
  readonly gives: ReadonlyMap<string, UnitsE3>;
}

type ToldLine = Pick<AcceptedLine, 'productId' | 'quantity' | 'returnOf'>;

/** What is read of an accepted ticket; the facts know as much. */
export type BasketTicket = Pick<
  AcceptedTicket,
  'tenantId' | 'storeId' | 'ticketId' | 'soldOn' | 'revision' | 'acceptedAt' | 'kind' | 'status'
> & { readonly lines: readonly ToldLine[] };

/** Reads an accepted ticket. One that was voided has no lines, so that it neither sells nor gives back. */
export function toldOf(ticket: BasketTicket): ToldTicket {
  const { tenantId, storeId, ticketId, soldOn, revision, acceptedAt: acceptedAtMs, kind, status } = ticket;
  const lines = status === 'closed' ? ticket.lines : [];
  const sold = kind === 'sale' ? lines : [];
  return {
    ...{ tenantId, storeId, ticketId, soldOn, revision, acceptedAtMs },
    sold: unitsOf(sold.filter(({ quantity }) => !isNegative(quantity))),
    gives: givenBy(lines.filter(({ quantity, returnOf }) => returnOf !== undefined && isNegative(quantity))),
  };
}

const isNegative = (quantity: string): boolean => quantity.startsWith('-');

function unitsOf(lines: readonly ToldLine[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { productId, quantity } of lines) {
    const unitsE3 = Math.abs(parseQuantityE3(quantity));
    if (unitsE3 > 0) units.set(productId, (units.get(productId) ?? 0) + unitsE3);
  }
  return units;
}

function givenBy(lines: readonly ToldLine[]): Map<string, Map<string, number>> {
  const tickets = new Map<string, ToldLine[]>();
  for (const line of lines) {
    const ticketId = line.returnOf?.ticketId ?? '';
    const ofTicket = tickets.get(ticketId);
    if (ofTicket) ofTicket.push(line);
    else tickets.set(ticketId, [line]);
  }
  return new Map([...tickets].map(([ticketId, ofTicket]) => [ticketId, unitsOf(ofTicket)]));
}
