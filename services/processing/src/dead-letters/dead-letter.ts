import type { OutgoingRecord } from '@vitrine/bus';
import {
  headerText,
  MAX_TICKET_BYTES,
  openEnvelope,
  parseJson,
  rejectedHeaders,
  shownFields,
  sourceHeader,
} from '@vitrine/contracts';
import { maskIdentifier, maskPayload } from '@vitrine/privacy';
import type { DeadLetterRow } from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import type { Rejected } from '../sales/outcome.js';

/** A refused message and the place it was found at. `topic` is the contract's name, without prefix. */
export interface Refusal {
  readonly message: KafkaMessage;
  readonly rejected: Rejected;
  readonly topic: string;
  readonly partition: number;
}

const TENANT = /^[a-z0-9][a-z0-9-]{0,62}$/u;
/** A phone, CPF or CNPJ and nothing else: as many digits as they have. */
const DOCUMENT = /^(?:-*\d){10,14}-*$/u;

/** The original for its producer: same key, same bytes, its own headers, and ours on what is wrong. */
export function rejectedRecord(
  { message, rejected, topic, partition }: Refusal,
  rejectedTopic: string,
): OutgoingRecord {
  return {
    topic: rejectedTopic,
    key: message.key,
    value: message.value,
    headers: {
      ...message.headers,
      [rejectedHeaders.code]: rejected.code,
      [rejectedHeaders.path]: rejected.path,
      [rejectedHeaders.message]: rejected.message,
      [rejectedHeaders.topic]: topic,
      [rejectedHeaders.partition]: String(partition),
      [rejectedHeaders.offset]: message.offset,
      [rejectedHeaders.schema]: topic,
    },
  };
}

/** The same for people to read in the warehouse: reason and masked payload. */
export function deadLetterRow({ message, rejected, topic, partition }: Refusal): DeadLetterRow {
  const ids = readableIds(message);
  return {
    tenantId: ids.tenantId,
    storeId: maskIdentifier(ids.storeId),
    eventId: maskIdentifier(ids.eventId),
    ticketId: maskIdentifier(ids.ticketId),
    receivedAtMs: Number(message.timestamp),
    topic,
    partition,
    offset: Number(message.offset),
    code: rejected.code,
    path: rejected.path,
    message: rejected.message,
    maskedPayload: maskPayload(message.value, shownFields),
    source: maskIdentifier(headerText(message.headers?.[sourceHeader]) || headerText(message.headers?.ce_source)),
  };
}

type ReadableIds = Pick<DeadLetterRow, 'tenantId' | 'storeId' | 'eventId' | 'ticketId'>;

/** Whatever of its identity a refused message still tells, as its producer wrote it; the tenant only if it can be one, else ''. */
export function readableIds({ key, value, headers }: Pick<KafkaMessage, 'key' | 'value' | 'headers'>): ReadableIds {
  const content = openEnvelope(headers, parsed(value)).value;
  const fields = typeof content === 'object' && content !== null ? (content as Record<string, unknown>) : {};
  const text = (name: string): string => {
    const field = fields[name];
    return typeof field === 'string' ? field : '';
  };
  return {
    tenantId: tenantOf(text('tenantId') || (key?.toString().split(':')[0] ?? '')),
    storeId: text('storeId'),
    eventId: text('eventId'),
    ticketId: text('ticketId'),
  };
}

/** A producer may write anything for a tenant, a person too. */
const tenantOf = (text: string): string => (TENANT.test(text) && !DOCUMENT.test(text) ? text : '');

/** Undefined for what is no JSON, or too large to be looked into. */
function parsed(value: Buffer | null): unknown {
  if (value !== null && value.length > MAX_TICKET_BYTES) return undefined;
  return parseJson(value?.toString() ?? 'null');
}
