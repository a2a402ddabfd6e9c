import { anAcceptedTicket } from '@vitrine/consumer/testing';
import type { AcceptedTicket } from '@vitrine/contracts';
import { storeDateOf } from '@vitrine/domain';
import { TENANT } from '@vitrine/testing';

let serial = 0;

/** A sale of one line made just now, as processing tells of it. */
export function aSoldTicket(amount: string, more: Partial<AcceptedTicket> = {}): AcceptedTicket {
  serial += 1;
  const atMs = Date.now();
  const { soldOn, hour } = storeDateOf(atMs, 'America/Sao_Paulo');
  return anAcceptedTicket({
    tenantId: TENANT,
    ticketId: `t-${serial}`,
    eventId: `e-${serial}`,
    soldAt: new Date(atMs).toISOString(),
    soldOn,
    soldHour: hour,
    lines: [
      {
        lineId: '1',
        productId: 'p1',
        sellerId: 'v1',
        quantity: amount.startsWith('-') ? '-1' : '1',
        unitPrice: amount.replace('-', ''),
        discount: '0',
        netAmount: amount,
      },
    ],
    netSales: amount,
    source: { partition: 0, offset: String(serial) },
    rawAt: atMs,
    acceptedAt: atMs,
    ...more,
  });
}
