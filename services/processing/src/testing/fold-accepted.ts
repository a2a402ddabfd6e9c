import { expect } from '@jest/globals';
import type { OutgoingRecord } from '@vitrine/bus';
import { type AcceptedTicket, acceptedSchema } from '@vitrine/contracts';

/**
 * What a reader knows after all these records, by tenant, store and ticket. Fails when a record does not fit the contract, comes twice,
 * or replaces something else than what the reader knew.
 */
export function foldAccepted(records: readonly Pick<OutgoingRecord, 'value'>[]): Map<string, AcceptedTicket> {
  const tickets = new Map<string, AcceptedTicket>();
  const seen = new Set<string>();
  for (const { value } of records) {
    const event = acceptedSchema.parse(JSON.parse(String(value)));
    const { source, restatement } = event;
    const identity = JSON.stringify([source, restatement]);
    expect([identity, seen.has(identity)]).toEqual([identity, false]);
    seen.add(identity);
    const key = JSON.stringify([event.tenantId, event.storeId, event.ticketId]);
    expect(headsOf(event.replaced)).toEqual(headsOf(tickets.get(key)));
    tickets.set(key, event);
  }
  return tickets;
}

/** What both sides of a correction say. */
function headsOf(ticket: AcceptedTicket | NonNullable<AcceptedTicket['replaced']> | undefined) {
  if (ticket === undefined) return undefined;
  const { revision, status, kind, soldAt, soldOn, soldHour, channel, netSales, lines } = ticket;
  return { revision, status, kind, soldAt, soldOn, soldHour, channel, netSales, lines };
}
