import fc from 'fast-check';

/** Text that programs stumble over: databases refuse it, it is no text, it is too long, or objects answer to its name. */
const oddTexts = [
  '',
  ' ',
  'a\u0000b',
  '\u0000',
  '\ud800',
  'x\udfffy',
  '\ufeff',
  '\u202e\u2066',
  '💥'.repeat(64),
  'é'.normalize('NFD'),
  '__proto__',
  'constructor',
  'toString',
  '../../../etc/passwd',
  "' OR 1=1 --",
  '{{7*7}}',
  '{tenantId: String}',
  'a'.repeat(129),
  'a'.repeat(9_000),
  '0000-00-00',
  '0000-01-01',
  '9999-12-31',
  '2026-02-30',
  '-0',
  '1e400',
  'NaN',
  'null',
  'W/"*"',
  '*',
  '99999999-9999-9999-9999-999999999999',
  '018f0000-0000-7000-8000-000000000000',
] as const;

export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
);

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = [value];
  return value;
};

/** Any JSON value in any place, among them some that no place expects. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: oddText },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(null, true, -0, 0.1, -1, 1e308, 2 ** 53 + 2, [], {}, [[]], [null], nested(40)),
  },
  { weight: 1, arbitrary: fc.array(oddText, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.dictionary(oddText, oddText, { maxKeys: 3 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

/** A part of an address as somebody may type it, not all of it well escaped. */
export const oddPathPart: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: oddText.map(escaped) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '%zz',
      '%',
      '%00',
      '%ed%a0%80',
      '%c0%ae',
      '%2e%2e',
      '..',
      '%F0%9F',
      ';a=b',
      "'",
      '%2F',
      '%25',
    ),
  },
);

/** As a client escapes; what is no text is sent as the bytes that stand for it. */
function escaped(text: string): string {
  return [...text].map((char) => (/\p{Cs}/u.test(char) ? '%ed%a0%80' : encodeURIComponent(char))).join('');
}

/** Forged cursors of a list. */
export const forgedCursor: fc.Arbitrary<string> = fc.oneof(
  oddText.map(escaped),
  oddValue.map((value) => Buffer.from(JSON.stringify(value) ?? '').toString('base64url')),
);
