const MASK = '***';
const MAX_CHARS = 8_000;

/** Fields that name a person wherever they stand, compared without case, underscores and hyphens. */
const PERSONAL = new Set(['rg', 'zip', 'zipcode', 'cep', 'card']);
/** Words that tell of a person inside any longer name: `clientName`, `telefone_1`, `cpfCliente`. Rather too much than too little. */
const PERSONAL_WORDS =
  /customer|client|buyer|name|nome|mail|phone|telefone|celular|mobile|whatsapp|contact|contato|taxid|cpf|cnpj|document|address|endereco|street|birth|nascimento|cardnumber|iban/u;
const EMAIL = /[^\s"'<>@]+@[^\s"'<>@]+\.[^\s"'<>@]+/gu;
/** Eight digits or more with the punctuation of phones, tax ids and cards between them. */
const LONG_NUMBER = /\+?\d(?:[\s().\-/]?\d){7,}/gu;
/** Text in which a long number is no person: moments, and amounts too short for a phone or a document. */
const HARMLESS = /^(?:\d{4}-\d{2}-\d{2}(?:T[\d:.+\-Z]*)?|-?\d{1,7}(?:\.\d+)?)$/u;
const IDENTIFIER = /(?:id|key)$/iu;

/**
 * A refused message fit for people to read: values of personal fields, and whatever looks like an e-mail address, a phone
 * or a document anywhere else, replaced by `***`. What is no JSON is not shown at all, only its size is told.
 */
export function maskPayload(value: Buffer | string | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' ? value : value.toString();
  try {
    const masked = JSON.stringify(mask(JSON.parse(text), ''));
    return masked.length <= MAX_CHARS ? masked : `${masked.slice(0, MAX_CHARS)}…`;
  } catch {
    return `(${Buffer.byteLength(text)} bytes that are no JSON)`;
  }
}

function mask(value: unknown, field: string): unknown {
  if (isPersonal(field)) return value === null ? null : maskAll(value);
  if (Array.isArray(value)) return value.map((item) => mask(item, field));
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [maskText(name, ''), mask(item, name)]));
  if (typeof value === 'number') return maskText(String(value), field) === MASK ? MASK : value;
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
  const withoutEmails = text.replace(EMAIL, MASK);
  if (HARMLESS.test(text) || IDENTIFIER.test(field)) return withoutEmails;
  return withoutEmails.replace(LONG_NUMBER, MASK);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
