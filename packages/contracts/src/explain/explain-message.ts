import { MAX_TICKET_BYTES } from '../sales/ticket.js';
import { explainCatalog } from './explain-catalog.js';
import { type ExplainOptions, explainTicket } from './explain-ticket.js';
import { type Finding, finding } from './finding.js';

/** Everything wrong with one message as text: a catalogue entry when it has a `type`, else a ticket. */
export function explainMessage(text: string, options: ExplainOptions = {}): Finding[] {
  const { locale = 'en' } = options;
  if (new TextEncoder().encode(text).length > MAX_TICKET_BYTES) return [finding([], 'too_large', locale)];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [finding([], 'invalid_json', locale)];
  }
  return explainValue(value, options);
}

/** The same for a value that is parsed already. */
export function explainValue(value: unknown, options: ExplainOptions = {}): Finding[] {
  return isCatalogEntry(value) ? explainCatalog(value, options) : explainTicket(value, options);
}

function isCatalogEntry(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && !('lines' in value);
}
