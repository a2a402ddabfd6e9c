import { isUnopenedEnvelope } from '../envelope/cloud-events.js';
import { readJson } from '../envelope/parse-json.js';
import type { ErrorCode } from '../errors/error-codes.js';
import { MAX_TICKET_BYTES } from '../sales/ticket.js';
import { explainCatalog } from './explain-catalog.js';
import { type ExplainOptions, explainTicket } from './explain-ticket.js';
import { type Finding, finding } from './finding.js';

/** A message as text, read: its value, or the one reason why it has none. */
export type ReadMessage = { readonly value: unknown } | { readonly code: ErrorCode };

/** Parses a message after looking at its size; never throws. */
export function readMessage(text: string): ReadMessage {
  if (new TextEncoder().encode(text).length > MAX_TICKET_BYTES) return { code: 'too_large' };
  return readJson(text);
}

/** Everything wrong with one message as text: a catalogue entry when it has a `type`, else a ticket. */
export function explainMessage(text: string, options: ExplainOptions = {}): Finding[] {
  const message = readMessage(text);
  if ('code' in message) return [finding([], message.code, options.locale ?? 'en')];
  return explainValue(message.value, options);
}

/** The same for a value that is parsed already. */
export function explainValue(value: unknown, options: ExplainOptions = {}): Finding[] {
  if (isUnopenedEnvelope(value)) return [finding([], 'unopened_envelope', options.locale ?? 'en')];
  return isCatalogEntry(value) ? explainCatalog(value, options) : explainTicket(value, options);
}

function isCatalogEntry(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'type' in value && !('lines' in value);
}
