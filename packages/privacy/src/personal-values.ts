import { isCardNumber, isCnpj, isCpf, isPhoneNumber } from './check-digits.js';
import { holdsEmail, WRITTEN_TAX_ID } from './person-patterns.js';

/** The kinds of personal values. A name is none: nothing in a text tells a person from a thing. */
export type PersonalKind = 'email' | 'taxId' | 'phone' | 'card';

/** Phones as people write them. */
const WRITTEN_PHONE =
  /\+\d[\d\s().-]{7,}\d|\(0?\d{2}\)\s?9?\s?\d{4}[-\s]?\d{4}(?!\d)|(?<!\d)\d{2}\s9?\d{4}-\d{4}(?!\d)|(?<!\d)(?:\d{2})?9\d{4}-\d{4}(?!\d)/u;
/** Digits with at most two of the marks between them that people put into phones, documents and cards. */
const LONG_NUMBER = /\d(?:[\s().,_\-/·‐-―]{0,2}\d){8,}/gu;
/** A CNPJ of today may have letters: fourteen characters in a row. */
const LETTERED = /(?<![\dA-Z])[\dA-Z]{12}\d{2}(?![\dA-Z])/giu;
const NOT_DIGITS = /\D/gu;

/**
 * The kind of personal value in a text, judged as strictly as for texts shown to people. Bare numbers count when their check digits are
 * right or they are shaped as a phone. Undefined: none is known to be in it.
 */
export function personalKindIn(text: string): PersonalKind | undefined {
  if (holdsEmail(text)) return 'email';
  if (WRITTEN_TAX_ID.test(text)) return 'taxId';
  if (WRITTEN_PHONE.test(text)) return 'phone';
  for (const [run] of text.matchAll(LONG_NUMBER)) {
    const kind = kindOfDigits(run.replace(NOT_DIGITS, '')) ?? firstKind(run.match(/\d{9,}/gu) ?? []);
    if (kind) return kind;
  }
  return [...text.matchAll(LETTERED)].some(([run]) => isCnpj(run.toUpperCase())) ? 'taxId' : undefined;
}

/** A document keeps its identity with zeros before it, or without its own first zeros. */
export function kindOfDigits(digits: string): PersonalKind | undefined {
  const bare = digits.replace(/^0+/u, '');
  if (bare.length < 9) return undefined;
  if (isCpf(bare.padStart(11, '0')) || isCnpj(bare.padStart(14, '0'))) return 'taxId';
  if (isCardNumber(bare)) return 'card';
  return isPhoneNumber(bare) ? 'phone' : undefined;
}

const firstKind = (runs: readonly string[]): PersonalKind | undefined =>
  runs.map(kindOfDigits).find((kind) => kind !== undefined);
