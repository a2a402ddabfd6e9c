import { readAcceptedTicket } from '@vitrine/consumer';
import { type AcceptedTicket, isMoved, kafkaUses, ticketKeyOf, topics } from '@vitrine/contracts';
import { idsOfKey } from '@vitrine/metrics';
import { believedMs } from '../stages/believed.js';
import type { Stage, StageChange } from '../stages/stage.js';

/** Accepted tickets, and all that lies within a store: each store is judged in one partition. */
export const ticketStage: Stage<ArrivedTicket> = {
  name: 'tickets',
  topic: topics.salesAccepted,
  read: (message) => {
    const outcome = readAcceptedTicket(message, kafkaUses.alerting.group);
    if (outcome.kind !== 'accepted') return outcome;
    return {
      kind: 'accepted',
      value: { ticket: outcome.value, isMoved: isMoved(message.headers) },
    };
  },
  tenantOf: ({ ticket }) => ticket.tenantId,
  daysOf: ({ ticket: { soldOn, replaced } }) => (replaced ? [soldOn, replaced.soldOn] : [soldOn]),
  keyOf: ({ ticket }) => ticketKeyOf(ticket),
  keyOfSubject: (tenantId, subject) => `${tenantId}:${idsOfKey(subject.slice(subject.indexOf(':') + 1))[0] ?? ''}`,
  ordinalOf: ({ ticket: { source, rawAt, restatement }, isMoved: wasMoved }) => ({
    source: String(source.partition),
    atMs: rawAt,
    offset: Number(source.offset),
    name:
      restatement !== undefined || wasMoved
        ? `${source.partition}-${source.offset}-${rawAt}-${restatement ?? ''}`
        : undefined,
  }),
  timesOf: ({ ticket: { rawAt, soldAt } }) => ({ rawMs: rawAt, soldMs: Date.parse(soldAt) }),
  take: (watch, { ticket }, { nowMs, events }) => {
    const { rawAt, acceptedAt, eventId, ticketId, source } = ticket;
    const arrived = events?.arrived(ticket) ?? ticket;
    const atMs = believedMs(arrived.rawAt, nowMs);
    const found: StageChange[] = watch.tickTo(atMs).map((change) => ({ change, by: 'time' }));
    const cause = { eventId, ticketId, rawAt, acceptedAt };
    for (const change of watch.take(arrived, atMs))
      found.push({ change, cause, by: `${source.partition}-${source.offset}` });
    return found;
  },
  replay: (watch, { ticket }, { lacks }) => watch.replay(ticket, lacks),
};

export interface ArrivedTicket {
  readonly ticket: AcceptedTicket;
  readonly isMoved: boolean;
}
