import { createHash } from 'node:crypto';
import { shrink } from '@vitrine/bus';
import {
  errorText,
  MAX_TICKET_BYTES,
  normaliseCode,
  parseJson,
  rejectedHeaders,
  shownFields,
  type TopicName,
  topics,
} from '@vitrine/contracts';
import { maskIdentifier, maskPayload, maskPointer } from '@vitrine/privacy';
import type { DeadLetterRow } from '@vitrine/warehouse';
import type { Unfit } from './judge-item.js';
import type { DoorRecord } from './record-queue.js';

/** An item that goes no further, and where in its request it stood. */
export interface Refused {
  readonly index: number;
  readonly text: string;
  readonly verdict: Unfit;
}

/** The place that dead letters of this door name; a request is no partition. */
export const SOURCE = 'http';

/** The original for its producer, with the reason in its headers. Of an item too large for any topic, its beginning. */
export function rejectedRecord(refused: Refused, tenantId: string, contract: TopicName): DoorRecord {
  const record = wholeRecord(refused, tenantId, contract);
  if (Buffer.byteLength(refused.text) <= MAX_TICKET_BYTES) return record;
  const { value, headers } = shrink(record, 1);
  return { ...record, value: value ?? '', headers };
}

const wholeRecord = ({ index, text, verdict }: Refused, tenantId: string, contract: TopicName) => ({
  topic: topics.salesRejected,
  key: `${tenantId}:${SOURCE}`,
  value: text,
  headers: {
    [rejectedHeaders.code]: verdict.code,
    [rejectedHeaders.path]: verdict.pointer,
    [rejectedHeaders.message]: errorText(verdict.code, 'en'),
    [rejectedHeaders.topic]: SOURCE,
    [rejectedHeaders.partition]: '0',
    [rejectedHeaders.offset]: String(index),
    [rejectedHeaders.schema]: contract,
  },
});

/** The same for people of the key's tenant to read, masked. */
export function deadLetterOf({ index, text, verdict }: Refused, tenantId: string, receivedAtMs: number): DeadLetterRow {
  const ids = idsIn(text);
  return {
    tenantId,
    storeId: maskIdentifier(normaliseCode(ids('storeId'))),
    receivedAtMs,
    topic: SOURCE,
    partition: 0,
    offset: index,
    code: verdict.code,
    path: maskPointer(verdict.pointer, shownFields),
    message: errorText(verdict.code, 'en'),
    eventId: maskIdentifier(ids('eventId')),
    ticketId: maskIdentifier(ids('ticketId')),
    maskedPayload: maskPayload(Buffer.from(text), shownFields),
    source: SOURCE,
  };
}

/** Names the refused items of one request: the same request again adds no second letter. */
export function tokenOf(refused: readonly Refused[], tenantId: string): string {
  const digest = createHash('sha256');
  for (const { index, text, verdict } of refused) digest.update(`${index} ${verdict.code} ${text.length}\n${text}\n`);
  return `${SOURCE}:${tenantId}:${digest.digest('base64url')}`;
}

function idsIn(text: string): (name: string) => string {
  const content = parseJson(text);
  const fields = typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  return (name) => (typeof fields[name] === 'string' ? (fields[name] as string) : '');
}
