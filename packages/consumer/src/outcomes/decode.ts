import { isUtf8 } from 'node:buffer';
import { UNREADABLE_HEADER } from '@vitrine/bus';
import { isUnopenedEnvelope, MAX_TICKET_BYTES, openEnvelope, readJson, rejectedHeaders } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';
import { accept, type Outcome, reject } from './outcome.js';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Bytes to a JSON object, out of its CloudEvents envelope where it came in one. */
export function decode(message: Pick<KafkaMessage, 'value' | 'headers'>): Outcome<JsonObject> {
  const { value: bytes, headers } = message;
  // The bus could not read the message: here stands a record that marks its place only.
  if (bytes === null) return reject(headers?.[UNREADABLE_HEADER] === undefined ? 'invalid_json' : 'unprocessable');
  if (bytes.length > MAX_TICKET_BYTES) return reject('too_large');
  const read = readBytes(bytes);
  // A record that the bus shortened cannot be read, but its size is what is wrong. Anybody may write the header: a record that can be read
  // is whole.
  if ('code' in read) return reject(headers?.[rejectedHeaders.truncated] === undefined ? read.code : 'too_large');
  const { value } = openEnvelope(headers, read.value);
  if (isUnopenedEnvelope(value)) return reject('unopened_envelope');
  return isObject(value) ? accept(value) : reject('not_an_object');
}

const readBytes = (bytes: Buffer) =>
  isUtf8(bytes) ? readJson(bytes.toString()) : ({ code: 'invalid_encoding' } as const);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
