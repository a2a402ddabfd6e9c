import { type OutgoingRecord, partitionOf } from '@vitrine/bus';
import type { OutputTopics } from '@vitrine/consumer';
import { type AcceptedTicket, ticketKeyOf, topics } from '@vitrine/contracts';
import { acceptedEvent, type TicketRows } from './accepted-event.js';

const MAX_EVENT_BYTES = 3_000_000;

/** The record that tells of a ticket, on the partition of its store. */
export function acceptedRecord(ticket: TicketRows, output: OutputTopics, acceptedAtMs: number): OutgoingRecord {
  const event = acceptedEvent(ticket, acceptedAtMs);
  const key = ticketKeyOf(event);
  return {
    topic: output.nameOf(topics.salesAccepted),
    partition: partitionOf(key, output.partitionsOf(topics.salesAccepted)),
    key,
    value: textOf(event),
    headers: ticket.headers,
  };
}

/** The topic takes 4 MiB. A correction above that leaves out the old lines; their sums stay. */
function textOf(event: AcceptedTicket): string {
  const text = JSON.stringify(event);
  if (event.replaced === undefined || Buffer.byteLength(text) <= MAX_EVENT_BYTES) return text;
  return JSON.stringify({ ...event, replaced: { ...event.replaced, lines: [] } });
}
