import { isUtf8 } from 'node:buffer';
import { UNREADABLE_HEADER } from '@vitrine/bus';
import { isUnopenedEnvelope, MAX_TICKET_BYTES, openEnvelope, parseJson, rejectedHeaders } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';
import { accept, type Outcome, reject } from '../outcome.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Bytes to a JSON object, out of its CloudEvents envelope where it came in one. */
export function decode(message: Pick<KafkaMessage, 'value' | 'headers'>): Outcome<JsonObject> {
  const { value: bytes, headers } = message;
  // The bus had to shorten it on its way here: what is left is no JSON, but that is not what is wrong.
  if (headers?.[rejectedHeaders.truncated] !== undefined) return reject('too_large');
  // The bus could not read it, and what stands here is a place and no message.
  if (bytes === null) return reject(headers?.[UNREADABLE_HEADER] === undefined ? 'invalid_json' : 'unprocessable');
  if (bytes.length > MAX_TICKET_BYTES) return reject('too_large');
  if (!isUtf8(bytes)) return reject('invalid_encoding');
  const parsed = parseJson(bytes.toString());
  if (parsed === undefined) return reject('invalid_json');
  const { value } = openEnvelope(headers, parsed);
  if (isUnopenedEnvelope(value)) return reject('unopened_envelope');
  return isObject(value) ? accept(value) : reject('not_an_object');
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
