import { readJson } from './parse-json.js';

/** Header values as Kafka clients hand them over. */
export type HeaderValue = string | Uint8Array | readonly (string | Uint8Array)[] | undefined;
export type Headers = Readonly<Record<string, HeaderValue>>;

/** What a message says about itself around its payload (CloudEvents 1.0), and the payload. */
export interface Envelope {
  readonly mode: 'none' | 'binary' | 'structured';
  readonly eventId?: string;
  readonly source?: string;
  readonly type?: string;
  /** RFC 3339, as the producer wrote it. */
  readonly time?: string;
  readonly subject?: string;
  /** The event itself; its eventId is filled from the envelope where it has none of its own. */
  readonly value: unknown;
}

const STRUCTURED = /^application\/cloudevents\+json\s*(?:;|$)/iu;
const SUPPORTED = /^1\./u;

/**
 * Reads the CloudEvents 1.0 binding for Kafka; any other message passes as it is. Pure, and cheap for messages without headers.
 * Binary mode: headers ce_specversion, ce_id, ce_source, ce_type, ce_time.
 * Structured mode: content-type `application/cloudevents+json` and the event under `data`, or in `data_base64`, which some libraries write
 * for data handed to them as bytes.
 */
export function openEnvelope(headers: Headers | undefined, value: unknown): Envelope {
  const structured = asStructured(headers, value);
  if (structured) return described('structured', attributesIn(structured.envelope), structured.data);
  if (headers === undefined || !SUPPORTED.test(headerText(headers.ce_specversion))) return { mode: 'none', value };
  const attributes = {
    id: headerText(headers.ce_id),
    source: headerText(headers.ce_source),
    type: headerText(headers.ce_type),
    time: headerText(headers.ce_time),
    subject: headerText(headers.ce_subject),
  };
  return described('binary', attributes, value);
}

/** Is this still an envelope, passed on because its header, its version or its data is wrong? Every event of ours names its tenant. */
export function isUnopenedEnvelope(value: unknown): boolean {
  return isRecord(value) && 'specversion' in value && !('tenantId' in value);
}

/** A header as text: UTF-8, the last one when it is repeated, '' when absent. */
export function headerText(value: HeaderValue): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return headerText((value as readonly (string | Uint8Array)[]).at(-1));
}

interface Attributes {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly subject: string;
}

function described(
  mode: 'binary' | 'structured',
  { id, source, type, time, subject }: Attributes,
  value: unknown,
): Envelope {
  const eventId = identityOf(source, id);
  return {
    mode,
    ...(eventId && { eventId }),
    ...(source && { source }),
    ...(type && { type }),
    ...(time && { time }),
    ...(subject && { subject }),
    value: withEventId(value, eventId),
  };
}

const LONGEST_ID = 128;

/**
 * CloudEvents makes source + id unique, not the id alone: two tills may both count from 1. A long source keeps its beginning, and a digest
 * of the whole tells sources apart that differ at their ends. The id is never cut.
 */
function identityOf(source: string, id: string): string {
  if (!id || !source) return id;
  const room = LONGEST_ID - [...id].length - 1;
  const characters = [...source];
  if (characters.length <= room) return `${source}#${id}`;
  const digest = fnv1a(source);
  return `${characters.slice(0, Math.max(0, room - digest.length - 1)).join('')}~${digest}#${id}`;
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;

/** FNV-1a of 64 bits over UTF-16 units (Fowler, Noll, Vo), in 16 hexadecimal digits: tells sources apart, and keeps no secret. */
function fnv1a(text: string): string {
  let hash = FNV_OFFSET;
  for (let at = 0; at < text.length; at++) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * FNV_PRIME);
  return hash.toString(16).padStart(16, '0');
}

/** The payload's own eventId rules: the till keeps it when it sends again. */
function withEventId(value: unknown, eventId: string): unknown {
  if (!eventId || !isRecord(value) || value.eventId !== undefined) return value;
  return { ...value, eventId };
}

interface Structured {
  readonly envelope: Record<string, unknown>;
  readonly data: unknown;
}

function asStructured(headers: Headers | undefined, value: unknown): Structured | undefined {
  if (headers === undefined || !STRUCTURED.test(contentTypeOf(headers))) return undefined;
  if (!isRecord(value) || !SUPPORTED.test(String(value.specversion))) return undefined;
  const data = 'data' in value ? value.data : ofBase64(value.data_base64);
  return data === undefined ? undefined : { envelope: value, data };
}

/** The JSON that the text stands for; undefined when it is no base64 of JSON in UTF-8. */
function ofBase64(base64: unknown): unknown {
  if (typeof base64 !== 'string') return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const read = readJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return 'value' in read ? read.value : undefined;
  } catch {
    return undefined;
  }
}

function contentTypeOf(headers: Headers): string {
  return headerText(headers['content-type'] ?? headers['Content-Type']);
}

function attributesIn(envelope: Record<string, unknown>): Attributes {
  const text = (name: string) => (typeof envelope[name] === 'string' ? envelope[name] : '');
  return { id: text('id'), source: text('source'), type: text('type'), time: text('time'), subject: text('subject') };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
