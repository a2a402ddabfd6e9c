import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { metricQuerySchema } from '../http/metrics.js';
import { normaliseCode } from '../normalise-code.js';
import { id } from '../primitives.js';

it.each([
  { code: 'A 1', normal: 'A 1' },
  { code: ' loja\u00a0', normal: 'loja' },
  { code: 'p-3\u200b', normal: 'p-3' },
  { code: '\ufeff\u2060 p\u00ad3 \u200f', normal: 'p\u00ad3' },
  { code: 'Sa\u0303o', normal: 'S\u00e3o' },
  { code: 'caf\u00e9 \u{1f600}', normal: 'caf\u00e9 \u{1f600}' },
])('$code is spelled $normal', ({ code, normal }) => {
  expect(normaliseCode(code)).toBe(normal);
});

it('is an id only where something of it is seen', () => {
  const isId = (text: string) => id().safeParse(text).success;
  expect(['\u200b', ' \ufeff ', '\u00ad\u202f'].map(isId)).toEqual([false, false, false]);
  expect(isId('\u200bx')).toBe(true);
});

it('whatever is an id stays one, and stays as it is when it is spelled again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), (text) => {
      fc.pre(id().safeParse(text).success);
      const code = normaliseCode(text);
      expect(code).not.toBe('');
      expect(normaliseCode(code)).toBe(code);
    }),
  );
});

it.each([
  ['store', ' Sa\u0303o\u00a0', 'S\u00e3o'],
  ['channel', ' Online', 'online'],
  ['category', ' Pa\u0303o', ' Pa\u0303o'],
] as const)('a filter by %s asks for %j as it is kept', (dimension, value, asked) => {
  const period = { from: '2026-01-01', to: '2026-01-31' };
  const query = { metrics: ['netSales'], period, filters: [{ dimension, in: [value] }] };
  expect(metricQuerySchema.parse(query).filters).toEqual([{ dimension, in: [asked] }]);
});

describe('half a character', () => {
  it('is spelled as it comes back from the warehouse, so that a resend is recognised', () => {
    const code = normaliseCode('e-\ud83d');
    expect(new TextDecoder().decode(new TextEncoder().encode(code))).toBe(code);
  });
});
