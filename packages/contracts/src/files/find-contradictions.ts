import { type Finding, finding } from '../explain/finding.js';
import type { Locale } from '../messages/error-text.js';
import { normaliseCode } from '../normalise-code.js';
import { ticketSchema } from '../sales/ticket.js';

/**
 * Remembers the tickets it is given, one file at a time, and finds the one that contradicts an earlier one of its store, as
 * processing would: the same revision with other content is refused, the same eventId with anything else is taken for a
 * duplicate. Sending the same ticket again is no contradiction. Stores are told apart: each may count its events from one.
 */
export function findContradictions(locale: Locale): (value: unknown) => Finding[] {
  const contents = new Map<string, string>();
  const saidByEvent = new Map<string, string>();
  return (value) => {
    const parsed = ticketSchema.safeParse(value);
    if (!parsed.success) return [];
    const { eventId, ...ticket } = parsed.data;
    const store = [ticket.tenantId, normaliseCode(ticket.storeId)];
    const key = JSON.stringify([...store, normaliseCode(ticket.ticketId), ticket.revision]);
    const event = JSON.stringify([...store, normaliseCode(eventId)]);
    const content = JSON.stringify(ticket);
    const isReused = (saidByEvent.get(event) ?? content) !== content;
    const isConflicting = (contents.get(key) ?? content) !== content;
    // What is not counted is forgotten: it makes no later message a duplicate.
    if (!isReused && !isConflicting) {
      saidByEvent.set(event, content);
      contents.set(key, content);
    }
    return [
      ...(isReused ? [finding(['eventId'], 'reused_event_id', locale)] : []),
      ...(isConflicting ? [finding(['revision'], 'conflicting_revision', locale)] : []),
    ];
  };
}
