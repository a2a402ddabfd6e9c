import { z } from 'zod';
import { currencyInput, id, instant, money, quantity, share, tenantId, text } from '../primitives.js';

export const MAX_TICKET_LINES = 2_000;
/** A line counts one part for each of its sellers: `sales.accepted.v1` repeats the line for each, and has room for so many. */
export const MAX_TICKET_PARTS = 3_000;
export const MAX_TICKET_BYTES = 1_048_576;

const sellerShare = z
  .object({ sellerId: id(), share: share().describe('Part of the line, the shares of a line add up to 1') })
  .describe('A seller who earned a part of the line');

const returnOf = z
  .object({ ticketId: id(), lineId: id().optional() })
  .describe('The ticket, and the line where known, that the goods come back from');

export const ticketLineSchema = z
  .object({
    lineId: id().describe('Unique within the ticket'),
    productId: id(),
    quantity: quantity().describe('At most 3 places; negative when goods come back'),
    unitPrice: money().describe('Price of one unit before discount; negative only in an adjustment'),
    discount: money()
      .default('0')
      .describe('Amount off the whole line, at most quantity × unitPrice; negative when a discounted line is returned'),
    netAmount: money()
      .optional()
      .describe("The till's own line total. Rules when within 0.01 of quantity × unitPrice − discount"),
    unitCost: money().optional().describe("Cost of one unit, never negative; absent: the catalogue's as of soldAt"),
    sellers: z
      .array(sellerShare)
      .min(1)
      .max(20)
      .optional()
      .describe(
        "Each named once, at most 20. Absent: the ticket's sellerId has the whole line. Counted once for each of its sellers, the lines of a ticket are at most 3,000",
      ),
    returnOf: returnOf.optional(),
  })
  .meta({ id: 'TicketLine' });

export const customerSchema = z
  .object({
    id: text(256).optional(),
    name: text(256).optional(),
    email: text(320).optional(),
    phone: text(64).optional(),
    taxId: text(64).optional(),
  })
  .describe('Personal data. Never leaves processing in the clear: only a token per tenant goes on')
  .meta({ id: 'Customer' });

const payment = z.object({ method: id(), amount: money() }).meta({ id: 'Payment' });

/** A ticket as the till closed it, on `sales.raw.v1`. A correction is the same ticketId with a higher revision. */
export const ticketSchema = z
  .object({
    eventId: id().describe(
      'Unique within the store: one seen there before is a duplicate, so that sending a message again is always safe',
    ),
    tenantId: tenantId(),
    ticketId: id().describe('Unique within the store'),
    revision: z
      .int()
      .min(0)
      .max(4_294_967_295)
      .default(0)
      .describe('A higher revision replaces the ticket whole; at most 4294967295'),
    status: z.enum(['closed', 'voided']),
    kind: z
      .enum(['sale', 'return', 'adjustment'])
      .optional()
      .describe(
        'Absent: sale if any quantity is above zero or there is no line, else return. An adjustment moves net sales only, and may have any sign. A return that is said to be one has no quantity above zero: an exchange is a sale',
      ),
    storeId: id(),
    registerId: id().optional(),
    soldAt: instant().describe('When the till closed it, with the offset of its clock'),
    channel: id().describe('store, online, app, …'),
    currency: currencyInput().describe("ISO 4217, the tenant's one currency"),
    sellerId: id().optional(),
    customer: customerSchema.optional(),
    lines: z
      .array(ticketLineSchema)
      .max(MAX_TICKET_LINES)
      .describe('At most 2,000; at least one, unless the ticket is voided'),
    payments: z.array(payment).max(100).optional(),
  })
  .describe('A ticket as the till closed it')
  .meta({ id: 'Ticket' });

export type Ticket = z.output<typeof ticketSchema>;
/** What a producer writes: fields with a default may be left out. */
export type TicketInput = z.input<typeof ticketSchema>;
export type TicketLine = Ticket['lines'][number];
export type Customer = z.output<typeof customerSchema>;
export type TicketKind = 'sale' | 'return' | 'adjustment';

/** The Kafka key: all tickets of a store are decided in order, in one place. */
export function ticketKeyOf(ticket: { readonly tenantId: string; readonly storeId: string }): string {
  return `${ticket.tenantId}:${ticket.storeId}`;
}

/** The ticket's kind, derived where the producer did not say. */
export function ticketKindOf(ticket: {
  readonly kind?: TicketKind | undefined;
  readonly lines: readonly { readonly quantity: string }[];
}): TicketKind {
  if (ticket.kind) return ticket.kind;
  const sells = ticket.lines.length === 0 || ticket.lines.some((line) => /^[0-9.]*[1-9]/u.test(line.quantity));
  return sells ? 'sale' : 'return';
}
