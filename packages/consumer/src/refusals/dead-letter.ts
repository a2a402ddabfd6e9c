import { isOwnHeader, type OutgoingRecord } from '@vitrine/bus';
import {
  headerText,
  MAX_TICKET_BYTES,
  normaliseCode,
  openEnvelope,
  parseJson,
  rejectedHeaders,
  shownFields,
  sourceHeader,
} from '@vitrine/contracts';
import { isShown, maskIdentifier, maskPayload, maskPointer, maskSource } from '@vitrine/privacy';
import type { DeadLetterRow } from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import type { Rejected } from '../outcomes/outcome.js';

/** What was refused, and the place it was found at. */
export interface Refusal {
  readonly message: Pick<KafkaMessage, 'key' | 'value' | 'headers' | 'timestamp' | 'offset'>;
  readonly rejected: Omit<Rejected, 'kind'>;
  /** The contract's name, without prefix; of a refusal outside Kafka, the name of its door. */
  readonly topic: string;
  readonly partition: number;
  /** The contract by which it was judged, where that is not the topic. */
  readonly contract?: string;
  /** The message's tenant, where more than the message itself names it. */
  readonly tenantId?: string;
}

/** Is it a store of the tenant by the catalogue? Then the tenant's people know its name, however it is written. */
export type IsStore = (tenantId: string, storeId: string) => boolean;

/** The original for its producer: same key, same bytes, and before its own headers ours, which say what is wrong. */
export function rejectedRecord(refusal: Refusal, rejectedTopic: string): OutgoingRecord {
  const { key, value, headers, offset } = refusal.message;
  return {
    topic: rejectedTopic,
    key,
    value,
    headers: { ...refusalHeaders({ ...refusal, offset }), ...withoutOurNames(headers) },
  };
}

/** What a producer learns of a record that was refused, and where it stood. */
export const refusalHeaders = (refusal: Omit<Refusal, 'message'> & { readonly offset: string }) => ({
  [rejectedHeaders.code]: refusal.rejected.code,
  [rejectedHeaders.path]: refusal.rejected.path,
  [rejectedHeaders.message]: refusal.rejected.message,
  [rejectedHeaders.topic]: refusal.topic,
  [rejectedHeaders.partition]: String(refusal.partition),
  [rejectedHeaders.offset]: refusal.offset,
  [rejectedHeaders.schema]: refusal.contract ?? refusal.topic,
});

/** A producer may write headers in our name, and none of them may be taken for ours. It may say where the row came from. */
const withoutOurNames = (headers: KafkaMessage['headers'] = {}): KafkaMessage['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !isOwnHeader(name) || name === sourceHeader));

/** The same for people to read in the warehouse: reason and masked payload. A column masks a value that does not look like its field. */
export function deadLetterRow(
  { message, rejected, topic, partition, ...known }: Refusal,
  isStore: IsStore = () => false,
): DeadLetterRow {
  const ids = readableIds(message);
  const tenantId = known.tenantId ?? ids.tenantId;
  const storeId = normaliseCode(ids.storeId);
  return {
    tenantId,
    storeId: isStore(tenantId, storeId) ? storeId : maskIdentifier(ids.storeId),
    eventId: maskIdentifier(ids.eventId),
    ticketId: maskIdentifier(ids.ticketId),
    receivedAtMs: Number(message.timestamp),
    topic,
    partition,
    offset: Number(message.offset),
    code: rejected.code,
    path: maskPointer(rejected.path, shownFields),
    message: rejected.message,
    maskedPayload: maskPayload(message.value, shownFields),
    source: maskSource(headerText(message.headers?.[sourceHeader]) || headerText(message.headers?.ce_source)),
  };
}

type ReadableIds = Pick<DeadLetterRow, 'tenantId' | 'storeId' | 'eventId' | 'ticketId'>;

/** What a refused message still tells of its identity, as its producer wrote it. The tenant is '' unless it can be one. */
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

/** A producer may write anything in the tenant's place, a person too. */
const tenantOf = (text: string): string => (isShown(text, 'slug') ? text : '');

/** Undefined for bytes that are no JSON, or too large to be looked into. */
function parsed(value: Buffer | null): unknown {
  if (value !== null && value.length > MAX_TICKET_BYTES) return undefined;
  return parseJson(value?.toString() ?? 'null');
}
