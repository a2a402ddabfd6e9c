import { describe, expect, it } from '@jest/globals';
import { normaliseCode } from './normalise-code.js';

it.each([
  { code: 'A 1', normal: 'A 1' },
  { code: ' loja\u00a0', normal: 'loja' },
  { code: 'Sa\u0303o', normal: 'S\u00e3o' },
  { code: 'caf\u00e9 \u{1f600}', normal: 'caf\u00e9 \u{1f600}' },
])('$code is spelled $normal', ({ code, normal }) => {
  expect(normaliseCode(code)).toBe(normal);
});

describe('half a character', () => {
  it('is spelled as it comes back from the warehouse, so that a resend is recognised', () => {
    const code = normaliseCode('e-\ud83d');
    expect(new TextDecoder().decode(new TextEncoder().encode(code))).toBe(code);
  });
});
