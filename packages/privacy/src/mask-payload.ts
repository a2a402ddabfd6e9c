const MASK = '***';
/** What Windows writes before a text; processing reads past it too. */
const BYTE_ORDER_MARK = /^\uFEFF/u;
const MAX_CHARS = 8_000;
/** The contract's largest ticket. What is larger is not even parsed. */
const MAX_BYTES = 1_048_576;
/** The contract's longest identifier, and more than any other value of it. A longer text is something else. */
const MAX_VALUE_CHARS = 128;

/** A field by its name, as programs write names: one word. A sentence, an address or a document in this place is none. */
const FIELD_NAME = /^[\p{L}_][\p{L}\d_-]{0,63}$/u;
/** JSON within a text, or markup: nobody knows who is in it. */
const NESTED = /["'<>]/u;
const WORD = /\S+/gu;
const EMAIL = /[^@]@[^@]/u;
/** Eight digits or more with the punctuation of phones, tax ids and cards between them. */
const LONG_NUMBER = /\+?\d(?:[\s().,_\-/·‐-―]{0,2}\d){7,}/gu;
/** Text in which a long number is no person: a moment, also as people write one, `20/11/2026 10:00`. */
const MOMENT =
  /^(?:\d{4}-\d{2}-\d{2}|\d{2}[/.-]\d{2}[/.-]\d{4})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u;
/** And an amount too short for a phone or a document, however many places it has. */
const SHORT_AMOUNT = /^-?\d{1,7}\.\d{1,6}$/u;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
/** Written as CPF, CNPJ (since 2026 with letters too) or phone: by these an identifier is known to be a person's. */
const WRITTEN_PERSON =
  /\d{3}\.\d{3}\.\d{3}-\d{2}|[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2}|\+\d[\d\s()-]{8,}|\(\d{2}\)\s?9?\d{4}-?\d{4}|(?<!\d)\d{2}\s9?\d{4}-\d{4}(?!\d)|(?<!\d)(?:\d{2})?9\d{4}-\d{4}(?!\d)/gu;

/**
 * The fields that hold no person, in the shape of the message: `{ ticketId: 'identifier', lines: [{ quantity: 'value' }] }`.
 * An identifier of a thing may be a long number: half of all ticket numbers would pass for a document.
 */
export type ShownFields = 'identifier' | 'value' | readonly [ShownFields] | { readonly [field: string]: ShownFields };

/**
 * A refused message fit for people to read: its shape, and what stands in `shown`; everything else is `***`. What is shown is
 * looked through for e-mail addresses, phones and documents all the same. What is no JSON, or larger than a ticket may be, is
 * not shown at all, only its size is told.
 */
export function maskPayload(value: Buffer | string | null, shown: ShownFields = {}): string {
  if (value === null) return '';
  const bytes = Buffer.byteLength(value);
  if (bytes > MAX_BYTES) return `(${bytes} bytes, too many to show)`;
  try {
    const masked = JSON.stringify(mask(JSON.parse(value.toString().replace(BYTE_ORDER_MARK, '')), shown));
    return masked.length <= MAX_CHARS ? masked : `${masked.slice(0, MAX_CHARS)}…`;
  } catch {
    return `(${bytes} bytes that are no JSON)`;
  }
}

/** An identifier of a thing as people may read it: without an e-mail address, a written document or a written phone. */
export function maskIdentifier(text: string): string {
  if (text.length > MAX_VALUE_CHARS || NESTED.test(text)) return MASK;
  const withoutEmails = maskEmails(text);
  return UUID.test(text) ? withoutEmails : withoutEmails.replace(WRITTEN_PERSON, MASK);
}

function mask(value: unknown, known: ShownFields | undefined): unknown {
  if (Array.isArray(value)) return value.map((item) => mask(item, Array.isArray(known) ? known[0] : undefined));
  if (isRecord(value)) return maskRecord(value, known);
  if (value === null) return null;
  if (known !== 'identifier' && known !== 'value') return MASK;
  if (typeof value === 'string') return known === 'identifier' ? maskIdentifier(value) : maskValue(value);
  if (typeof value === 'number') return known === 'identifier' || isShort(value) ? value : MASK;
  return value;
}

/** Keeps every field, which is what the reader looks for: two names that are not shown must not become one. */
function maskRecord(record: Record<string, unknown>, known: ShownFields | undefined): Record<string, unknown> {
  let hidden = 0;
  const shownName = (name: string): string => {
    if (memberOf(known, name) !== undefined || isFieldName(name)) return name;
    hidden++;
    return hidden === 1 ? MASK : `${MASK} ${hidden}`;
  };
  return Object.fromEntries(
    Object.entries(record).map(([name, item]) => [shownName(name), mask(item, memberOf(known, name))]),
  );
}

function maskValue(text: string): string {
  if (text.length > MAX_VALUE_CHARS || NESTED.test(text)) return MASK;
  return MOMENT.test(text) || SHORT_AMOUNT.test(text) ? text : maskEmails(text).replace(LONG_NUMBER, MASK);
}

const maskEmails = (text: string): string => text.replace(WORD, (word) => (EMAIL.test(word) ? MASK : word));

/** Too small for a phone or a document, however long its fraction: a price that was computed with floats. */
const isShort = (value: number): boolean => Math.abs(value) < 10_000_000;

/** A name with many digits in it may be a document with a letter before it. */
const isFieldName = (name: string): boolean => FIELD_NAME.test(name) && name.search(LONG_NUMBER) === -1;

function memberOf(known: ShownFields | undefined, name: string): ShownFields | undefined {
  if (typeof known !== 'object' || Array.isArray(known) || !Object.hasOwn(known, name)) return undefined;
  return (known as Readonly<Record<string, ShownFields>>)[name];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
