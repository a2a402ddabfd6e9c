import type { DeadLetterRow } from '../dead-letters.js';

/** One refused message; say only what matters. */
export const aLetter = (fields: Partial<DeadLetterRow> = {}): DeadLetterRow => ({
  tenantId: '',
  storeId: '',
  receivedAtMs: Date.UTC(2026, 10, 5),
  topic: 'sales.raw.v1',
  partition: 0,
  offset: 0,
  code: 'invalid_json',
  path: '',
  message: 'm',
  eventId: '',
  ticketId: '',
  maskedPayload: '{',
  source: '',
  ...fields,
});
