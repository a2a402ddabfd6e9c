import type { ShownValue } from '@vitrine/contracts';
import { isTimeZone } from '@vitrine/domain';
import { type PersonalKind, personalKindIn } from './personal-values.js';
import { isThingWord } from './thing-words.js';

/** The contract's longest identifier, and more than any other value of it. A longer text is something else. */
const MAX_CHARS = 128;
/** More digits before the point than this are a phone or a document. */
const MAX_WHOLE_DIGITS = 7;

const CODE = /^[A-Za-z0-9/#][A-Za-z0-9_.:/#-]*$/u;
/** A tenant's name: its owner chose it for addresses and keys. */
const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/u;
/** As many digits as phones, CPF and CNPJ have, and nothing else. */
const BARE_DOCUMENT = /^(?:-*\d){10,14}-*$/u;
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
/** Made by a machine: a hash, a ULID, one of our own tokens. */
const MACHINE_MADE = /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64}|[0-7][\dA-HJKMNP-TV-Z]{25}|token-[\w-]{22})$/u;
const LETTERS = /\p{L}+/gu;
/** As in `T-1`, `SKU9`, `pdv2`: too short for a name, except one that is written as a name. */
const SHORT_RUN = /^(?:[A-Z]{1,3}|[a-z]{1,3}|[A-Z][a-z])$/u;
/** As tills write amounts, also in the manner of their country: `1.234,50`. */
const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:[.,\s]\d{3})+)(?:[.,]\d{1,17})?$/u;
/** A moment, also as people write one: `20/11/2026 10:00`. */
const MOMENT =
  /^(?:\d{4}-\d{2}-\d{2}|\d{2}[/.-]\d{2}[/.-]\d{4})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/u;
const TIME_OF_DAY = /^\d{1,2}[:h]\d{0,2}(?::\d{2})?$/u;
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Does a text hold what a field of this kind is for? Then it holds nobody. */
export function isShown(text: string, as: ShownValue): boolean {
  if (text.length > MAX_CHARS) return false;
  if (typeof as === 'object') return as.has(text);
  switch (as) {
    case 'code':
      return isCodeLike(text);
    case 'slug':
      return SLUG.test(text) && !BARE_DOCUMENT.test(text) && personalKindIn(text) === undefined;
    case 'number':
      return NUMBER.test(text) && wholeDigitsOf(text) <= MAX_WHOLE_DIGITS;
    case 'instant':
      return MOMENT.test(text);
    case 'timeOfDay':
      return TIME_OF_DAY.test(text);
    case 'timeZone':
      return isTimeZone(text);
    case 'currency':
      return CURRENCIES.has(text.toUpperCase());
    case 'boolean':
      return text === 'true' || text === 'false';
    default:
      return as satisfies never;
  }
}

/** Names a thing as machines do: no blank, words of the trade, short runs of letters, and no number that is a person's. */
export function isCodeLike(text: string): boolean {
  if (text === '' || UUID.test(text) || MACHINE_MADE.test(text)) return true;
  if (text.length > MAX_CHARS || !CODE.test(text)) return false;
  const words = text.match(LETTERS) ?? [];
  // Letters alone may be a name, however few they are.
  const mayBeShort = /\d/u.test(text);
  return words.every((word) => isWordOfThings(word, mayBeShort)) && personalKindIn(text) === undefined;
}

/** Is it the name of a field, made of words that fields have? A person's name, a document, a long number or a sentence is none. */
export function isFieldName(text: string): boolean {
  if (text.length > 64 || !/^[\p{L}_][\p{L}\d_-]*$/u.test(text) || /(?:\d[_-]?){8}/u.test(text)) return false;
  const words = text.match(LETTERS) ?? [];
  return words.every((word) => isWordOfThings(word, false)) && personalKindIn(text) === undefined;
}

/** What takes the place of a text that is not shown: how long it is and what it looks like. */
export function maskText(text: string): string {
  return `*** (${text.length}, ${describe(text)})`;
}

/** A code as people may read it: itself when it looks like one, else its mask; '' stays ''. */
export const maskIdentifier = (text: string): string => (isCodeLike(text) ? text : maskText(text));

/**
 * Where a message says it came from: `/tills/7`, or file, line and column of an import. When the file's name is hidden, the line stays.
 */
export function maskSource(source: string): string {
  const [, file = source, line = ''] = LINE_OF_FILE.exec(source) ?? [];
  const [, column = ''] = /:(.+)$/u.exec(source.slice(file.length + line.length)) ?? [];
  if (line === '') return maskIdentifier(source);
  return `${maskFileName(file)}${line}${column === '' ? '' : `:${isFieldName(column) ? column : maskText(column)}`}`;
}

/** `vendas 2026-11 (1).csv` as it is, any other name masked. */
export function maskFileName(name: string): string {
  const words = name.match(LETTERS) ?? [];
  const isShown = name.length <= MAX_CHARS && words.every((word) => isWordOfThings(word, true));
  return isShown && personalKindIn(name) === undefined ? name : maskText(name);
}

const LINE_OF_FILE = /^(.+?)(:\d+)(?::.*)?$/u;

const NAMES: Record<PersonalKind, string> = { email: 'e-mail', taxId: 'document', phone: 'phone', card: 'card' };

function describe(text: string): string {
  if (text.length > MAX_CHARS) return 'text';
  const kind = personalKindIn(text);
  if (kind) return NAMES[kind];
  if (MOMENT.test(text)) return 'date';
  return NUMBER.test(text) ? 'number' : 'text';
}

/** `ticketId` is two words. */
function isWordOfThings(run: string, mayBeShort: boolean): boolean {
  if (run.length === 1 || isThingWord(run) || (mayBeShort && SHORT_RUN.test(run))) return true;
  const words = run.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+/gu) ?? [];
  return words.length > 0 && words.every((word) => isThingWord(word) || FIELD_ENDING.test(word));
}

/** Endings of fields that are no words: `ticketId`, `clientNr`. */
const FIELD_ENDING = /^(?:ids?|no|nr|key|ts|at|by|of|qty|vl|cd|dt|nm|nu|un|uf|rg)$/iu;

const wholeDigitsOf = (text: string): number => text.replace(/[.,]\d{1,2}$|\.\d+$/u, '').replace(/\D/gu, '').length;
