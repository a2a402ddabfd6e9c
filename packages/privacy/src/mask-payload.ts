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
const LONG_NUMBER = /\+?\d(?:[\s().\-/]?\d){7,}/gu;
const WORD_CHAR = /[^\s"'<>]/u;
const NUMBER_CHAR = /[\d\s().\-/+]/u;
/** Text in which a long number is no person: moments, and amounts too short for a phone or a document. */
const HARMLESS = /^(?:\d{4}-\d{2}-\d{2}(?:T[\d:.+\-Z]*)?|-?\d{1,7}(?:\.\d+)?)$/u;
const IDENTIFIER = /(?:id|key)$/iu;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
/** Written as CPF, CNPJ or phone: by these an identifier is known to be a person's. */
const WRITTEN_PERSON =
  /\d{3}\.\d{3}\.\d{3}-\d{2}|\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}|\+\d[\d\s()-]{8,}|\(?\d{2}\)?\s?9?\d{4}-\d{4}(?!\d)/gu;

/**
 * A refused message fit for people to read: values of personal fields, and whatever looks like an e-mail address, a phone
 * or a document anywhere else, replaced by `***`. What is no JSON, or larger than a ticket may be, is not shown at all,
 * only its size is told.
 */
export function maskPayload(value: Buffer | string | null): string {
  if (value === null) return '';
  const bytes = Buffer.byteLength(value);
  if (bytes > MAX_BYTES) return `(${bytes} bytes, too many to show)`;
  const text = value.toString();
  try {
    const masked = JSON.stringify(mask(JSON.parse(text), ''));
    return masked.length <= MAX_CHARS ? masked : `${masked.slice(0, MAX_CHARS)}…`;
  } catch {
    return `(${bytes} bytes that are no JSON)`;
  }
}

function mask(value: unknown, field: string): unknown {
  if (isPersonal(field)) return value === null ? null : maskAll(value);
  if (Array.isArray(value)) return value.map((item) => mask(item, field));
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [maskText(name, ''), mask(item, name)]));
  if (typeof value === 'number') return maskText(String(value), field) === String(value) ? value : MASK;
  return typeof value === 'string' ? maskText(value, field) : value;
}

function isPersonal(field: string): boolean {
  const plain = field.toLowerCase().replace(/[_-]/g, '');
  return PERSONAL.has(plain) || PERSONAL_WORDS.test(plain);
}

/** Keeps the shape, which is what the reader looks for, and nothing of the content. */
function maskAll(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskAll);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [maskText(name, ''), maskAll(item)]));
  return value === null ? null : MASK;
}

function maskText(text: string, field: string): string {
  const shown = text.length <= MAX_CHARS ? text : text.slice(0, safeCut(text));
  const masked = maskShown(shown, field);
  return shown === text ? masked : `${masked}${shown.length < MAX_CHARS ? MASK : ''}…`;
}

function maskShown(text: string, field: string): string {
  const withoutEmails = text.replace(WORD, (word) => (EMAIL.test(word) ? MASK : word));
  if (HARMLESS.test(text) || UUID.test(text) || field === 'eventId') return withoutEmails;
  if (IDENTIFIER.test(field)) return withoutEmails.replace(WRITTEN_PERSON, MASK);
  return withoutEmails.replace(LONG_NUMBER, MASK);
}

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
