import type { TicketInput } from '@vitrine/contracts';

type LineInput = TicketInput['lines'][number];

/** The tenant that tests sell in. */
export const TENANT = 'loja-teste';

let serial = 0;

/** Two pieces at 10.00; say only what the test is about. */
export function aLine(fields: Partial<LineInput> = {}): LineInput {
  return { lineId: '1', productId: 'p1', quantity: '2', unitPrice: '10.00', ...fields };
}

/** A small sale of store s1, at ten in the morning in São Paulo, each time of a number of its own. */
export function aTicket(fields: Partial<TicketInput> = {}): TicketInput {
  serial += 1;
  return {
    eventId: `e-${serial}`,
    tenantId: TENANT,
    ticketId: `t-${serial}`,
    revision: 0,
    status: 'closed',
    storeId: 's1',
    soldAt: '2026-11-20T10:00:00-03:00',
    channel: 'store',
    currency: 'BRL',
    lines: [aLine()],
    ...fields,
  };
}
