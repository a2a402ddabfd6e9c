import type { AcceptedTicket } from '@vitrine/contracts';

/** An accepted sale of no lines; a test names only what it is about. */
export const anAcceptedTicket = (fields: Partial<AcceptedTicket> = {}): AcceptedTicket => ({
  tenantId: 'loja',
  storeId: 's1',
  ticketId: 't-1',
  revision: 0,
  status: 'closed',
  kind: 'sale',
  soldAt: '2026-11-20T13:00:00.000Z',
  soldOn: '2026-11-20',
  soldHour: 10,
  channel: 'store',
  currency: 'BRL',
  eventId: 'e-1',
  sellerIds: [],
  lines: [],
  netSales: '10',
  source: { partition: 0, offset: '7' },
  rawAt: 1,
  acceptedAt: 2,
  ...fields,
});
