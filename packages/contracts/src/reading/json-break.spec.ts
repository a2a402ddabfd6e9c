import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonBreak } from './json-break.js';

describe('the place where a text stops being JSON', () => {
  it.each([
    ['{"a":,1}', 5],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['{"a":1,}', 7],
    ['[1,]', 3],
    ['[1 2]', 3],
    ['[1}', 2],
    ['{"a":1]', 6],
    ['{1:2}', 1],
    ['01', 1],
    ['"tab\there"', 0],
    ['{"a":1} x', 8],
    [']', 0],
    ['[:]', 1],
    ['{"a":[1,{"b":2}]', 16],
    ['', 0],
  ])('of %j is %i', (text, position) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(jsonBreak(text)).toBe(position);
  });

  it('is the end of every JSON text, and where a stroke was put into it or later', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), (text, some) => {
        expect(jsonBreak(text)).toBe(text.length);
        const at = some % (text.length + 1);
        const broken = `${text.slice(0, at)}~${text.slice(at)}`;
        if (!text.includes('"')) expect(jsonBreak(broken)).toBeLessThanOrEqual(at);
        expect(jsonBreak(text.slice(0, at))).toBeLessThanOrEqual(at);
      }),
    );
  });
});
