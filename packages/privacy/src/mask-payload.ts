const MASK = '***';
const MAX_CHARS = 8_000;
/** The contract's largest ticket. What is larger is not even parsed. */
const MAX_BYTES = 1_048_576;

/** Fields that name a person wherever they stand, compared without case, underscores and hyphens. */
const PERSONAL = new Set(['rg', 'zip', 'zipcode', 'cep', 'card']);
/** Words that tell of a person inside any longer name: `clientName`, `telefone_1`, `cpfCliente`. Rather too much than too little. */
const PERSONAL_WORDS =
  /customer|client|buyer|name|nome|mail|phone|telefone|celular|mobile|whatsapp|contact|contato|taxid|cpf|cnpj|document|address|endereco|street|birth|nascimento|cardnumber|iban/u;
/** A run of characters that an e-mail address may be made of. Every pattern here takes linear time: the text is a stranger's. */
const WORD = /[^\s"'<>]+/gu;
const EMAIL = /[^@]@[^@]/u;
/** Eight digits or more with the punctuation of phones, tax ids and cards between them. */
const LONG_NUMBER = /\+?\d(?:[\s().,_\-/·‐-―]{0,2}\d){7,}/gu;
const WORD_CHAR = /[^\s"'<>]/u;
const NUMBER_CHAR = /[\d\s().,_\-/·‐-―+]/u;
/** Text in which a long number is no person: moments, and amounts too short for a phone or a document. */
const HARMLESS =
  /^(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?|-?\d{1,7}(?:\.\d{1,6})?)$/u;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
/** Written as CPF, CNPJ (since 2026 with letters too) or phone: by these an identifier is known to be a person's. */
const WRITTEN_PERSON =
  /\d{3}\.\d{3}\.\d{3}-\d{2}|[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}\/[\dA-Z]{4}-\d{2}|\+\d[\d\s()-]{8,}|\(\d{2}\)\s?9?\d{4}-?\d{4}|(?<!\d)\d{2}\s9?\d{4}-\d{4}(?!\d)|(?<!\d)(?:\d{2})?9\d{4}-\d{4}(?!\d)/gu;

/** Fields that are known to identify things, not people, in the shape of the message: `{ ticketId: true, lines: [{ lineId: true }] }`. */
export type Identifiers = true | readonly [Identifiers] | { readonly [field: string]: Identifiers };

/**
 * A refused message fit for people to read: values of personal fields, and whatever looks like an e-mail address, a phone
 * or a document anywhere else, replaced by `***`. Only a field that the contract knows as an identifier may hold a long
 * number, for half of all ticket numbers would pass for a document. What is no JSON, or larger than a ticket may be, is not
 * shown at all, only its size is told.
 */
export function maskPayload(value: Buffer | string | null, identifiers: Identifiers = {}): string {
  if (value === null) return '';
  const bytes = Buffer.byteLength(value);
  if (bytes > MAX_BYTES) return `(${bytes} bytes, too many to show)`;
  const text = value.toString();
  try {
    const masked = JSON.stringify(mask(JSON.parse(text), '', identifiers));
    return masked.length <= MAX_CHARS ? masked : `${masked.slice(0, MAX_CHARS)}…`;
  } catch {
    return `(${bytes} bytes that are no JSON)`;
  }
}

/** An identifier of a thing as people may read it: without an e-mail address, a written document or a written phone. */
export function maskIdentifier(text: string): string {
  const withoutEmails = maskEmails(text);
  return UUID.test(text) ? withoutEmails : withoutEmails.replace(WRITTEN_PERSON, MASK);
}

function mask(value: unknown, field: string, known: Identifiers | undefined): unknown {
  if (isPersonal(field)) return value === null ? null : maskAll(value);
  if (Array.isArray(value)) return value.map((item) => mask(item, field, Array.isArray(known) ? known[0] : undefined));
  if (isRecord(value))
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [maskText(name, undefined), mask(item, name, memberOf(known, name))]),
    );
  if (typeof value === 'number')
    return isShort(value) || maskText(String(value), known) === String(value) ? value : MASK;
  return typeof value === 'string' ? maskText(value, known) : value;
}

/** Numbers too small for a phone or a document, however long their fraction: a price that was computed with floats. */
const isShort = (value: number): boolean => !Number.isInteger(value) && Math.abs(value) < 10_000_000;

function memberOf(known: Identifiers | undefined, name: string): Identifiers | undefined {
  if (typeof known !== 'object' || Array.isArray(known) || !Object.hasOwn(known, name)) return undefined;
  return (known as Readonly<Record<string, Identifiers>>)[name];
}

function isPersonal(field: string): boolean {
  const plain = field.toLowerCase().replace(/[_-]/g, '');
  return PERSONAL.has(plain) || PERSONAL_WORDS.test(plain);
}

/** Keeps the shape, which is what the reader looks for, and nothing of the content. */
function maskAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskAll);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [maskText(name, undefined), maskAll(item)]));
  return value === null ? null : MASK;
}

function maskText(text: string, known: Identifiers | undefined): string {
  const shown = text.length <= MAX_CHARS ? text : text.slice(0, safeCut(text));
  const masked = known === true ? maskIdentifier(shown) : maskUnknown(shown);
  return shown === text ? masked : `${masked}${shown.length < MAX_CHARS ? MASK : ''}…`;
}

function maskUnknown(text: string): string {
  const withoutEmails = maskEmails(text);
  return HARMLESS.test(text) || UUID.test(text) ? withoutEmails : withoutEmails.replace(LONG_NUMBER, MASK);
}

const maskEmails = (text: string): string => text.replace(WORD, (word) => (EMAIL.test(word) ? MASK : word));

/** Where a long text may end without showing half of an address or a number, by which nothing would know it any more. */
function safeCut(text: string): number {
  const cut = NUMBER_CHAR.test(text.charAt(MAX_CHARS)) ? runAround(text, MAX_CHARS, NUMBER_CHAR).start : MAX_CHARS;
  const word = runAround(text, cut, WORD_CHAR);
  return EMAIL.test(text.slice(word.start, word.end)) ? word.start : cut;
}

/** The characters of a kind that touch a place, on both sides. */
function runAround(text: string, at: number, kind: RegExp): { start: number; end: number } {
  let [start, end] = [at, at];
  while (start > 0 && kind.test(text.charAt(start - 1))) start--;
  while (end < text.length && kind.test(text.charAt(end))) end++;
  return { start, end };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
