import { isCardNumber, isCnpj, isCpf, isPhoneNumber } from './check-digits.js';
import { idToken } from './id-token.js';
import { EMAIL, WRITTEN_TAX_ID } from './person-patterns.js';
import type { PersonalKind } from './personal-values.js';

interface Pattern {
  readonly kind: PersonalKind;
  readonly found: RegExp;
  /** Numbers that only look like it are left alone. */
  readonly isReal?: (text: string) => boolean;
  /** Spellings of one value have one token. */
  readonly plain: (text: string) => string;
}

const digitsOf = (text: string): string => text.replace(/\D/gu, '');
const lettersAndDigitsOf = (text: string): string => text.replace(/[^\dA-Z]/giu, '').toUpperCase();
/** `2025-2026` behind two digits is a season, no subscriber. */
const TWO_YEARS = /(?:19|20)\d\d-?(?:19|20)\d\d$/u;

/** In this order: each pattern sees what the ones before have left. */
const PATTERNS: readonly Pattern[] = [
  { kind: 'email', found: everywhere(EMAIL), plain: (text) => text.replace('＠', '@').toLowerCase() },
  { kind: 'taxId', found: everywhere(WRITTEN_TAX_ID), plain: lettersAndDigitsOf },
  {
    kind: 'card',
    found: /(?<!\d)(?:\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}|\d{4}[ -]?\d{6}[ -]?\d{4,5})(?!\d)/gu,
    isReal: (text) => isCardNumber(digitsOf(text)),
    plain: digitsOf,
  },
  {
    kind: 'taxId',
    found: /(?<![\dA-Z])(?:\d{3}[ .-]?\d{3}[ .-]?\d{3}[ -]?\d{2}|[\dA-Z]{12}\d{2})(?![\dA-Z])/giu,
    isReal: (text) => isCpf(lettersAndDigitsOf(text)) || isCnpj(lettersAndDigitsOf(text)),
    plain: lettersAndDigitsOf,
  },
  { kind: 'phone', found: /\+\d{1,3}[\s().-]{0,2}\d(?:[\s().-]{0,2}\d){7,12}(?!\d)/gu, plain: digitsOf },
  {
    kind: 'phone',
    found: /(?<!\d)(?:55\s?)?(?:\(0?\d{2}\)|\d{2})[\s-]?(?:9\s?\d{4}[\s-]?\d{4}|[2-5]\d{3}-\d{4})(?!\d)/gu,
    isReal: (text) => isPhoneNumber(digitsOf(text).replace(/^0/u, '')) && !TWO_YEARS.test(text),
    plain: digitsOf,
  },
  { kind: 'phone', found: /(?<!\d)9\d{4}-\d{4}(?!\d)/gu, plain: digitsOf },
];

/** A text with a token in the place of each e-mail address, document, phone and card; and which kinds there were. */
export function protectText(
  tenantKey: Buffer,
  text: string,
): { readonly text: string; readonly kinds: PersonalKind[] } {
  const kinds: PersonalKind[] = [];
  const protectedText = PATTERNS.reduce(
    (rest, { kind, found, isReal, plain }) =>
      rest.replace(found, (match) => {
        if (isReal && !isReal(match)) return match;
        kinds.push(kind);
        return idToken(tenantKey, plain(match));
      }),
    text,
  );
  return { text: protectedText, kinds };
}

function everywhere(pattern: RegExp): RegExp {
  return new RegExp(pattern.source, `g${pattern.flags}`);
}
