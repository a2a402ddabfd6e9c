import type { TicketInput } from '@vitrine/contracts';
import { TENANT } from './tenant.js';

type LineInput = TicketInput['lines'][number];

let serial = 0;

export const aLine = (fields: Partial<LineInput> = {}): LineInput => ({
  lineId: '1',
  productId: 'p1',
  quantity: '2',
  unitPrice: '10.00',
  ...fields,
});

/** A small sale of store s1; only what a test is about needs saying. */
export const aTicket = (fields: Partial<TicketInput> = {}): TicketInput => {
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
};
