import { type Finding, finding } from '../explain/finding.js';
import type { Locale } from '../messages/error-text.js';
import { normaliseCode } from '../normalise-code.js';
import { ticketSchema } from '../sales/ticket.js';

/**
 * Remembers the tickets of one file and finds one that contradicts an earlier one of its store, as processing would. The same revision with
 * other content is refused. The same eventId with anything else counts as a duplicate. The same ticket again is no contradiction. Stores
 * are told apart: each may count its events from one.
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
    // A ticket that is not counted is forgotten: no later message duplicates it.
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
