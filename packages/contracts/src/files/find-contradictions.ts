import type { Locale } from '../errors/error-text.js';
import { type Finding, finding } from '../explain/finding.js';
import { ticketSchema } from '../sales/ticket.js';

/**
 * Remembers the tickets it is given, one file at a time, and finds the one that contradicts an earlier one: the same
 * revision with other content, or the same eventId for another ticket. Sending the same ticket again is no contradiction.
 */
export function findContradictions(locale: Locale): (value: unknown) => Finding[] {
  const contents = new Map<string, string>();
  const ticketOfEvent = new Map<string, string>();
  return (value) => {
    const parsed = ticketSchema.safeParse(value);
    if (!parsed.success) return [];
    const { eventId, ...ticket } = parsed.data;
    const key = JSON.stringify([ticket.tenantId, ticket.storeId, ticket.ticketId, ticket.revision]);
    const event = JSON.stringify([ticket.tenantId, eventId]);
    const content = JSON.stringify(ticket);
    const isReused = (ticketOfEvent.get(event) ?? key) !== key;
    const isConflicting = (contents.get(key) ?? content) !== content;
    if (!isReused) ticketOfEvent.set(event, key);
    if (!isConflicting) contents.set(key, content);
    return [
      ...(isReused ? [finding(['eventId'], 'reused_event_id', locale)] : []),
      ...(isConflicting ? [finding(['revision'], 'conflicting_revision', locale)] : []),
    ];
  };
}
