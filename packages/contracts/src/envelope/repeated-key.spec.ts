import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { repeatsKey } from './repeated-key.js';

const repeats = (text: string) => repeatsKey(text, JSON.parse(text));

describe('a key twice in one object', () => {
  it.each([
    ['{"a":1,"a":2}', true],
    ['{"a":1,"\\u0061":2}', true],
    ['{"lines":[{"q":"1"},{"q":"2","q":"3"}]}', true],
    ['{"a" : 1,\n"b":{"c":[{"d":1,\t"d"\r\n:1}]}}', true],
    ['{"__proto__":1,"__proto__":2}', true],
    ['{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}', false],
    ['{"__proto__":{"a":1},"a":1,"constructor":2}', false],
    ['{"a":"\\":1","b":"x\\\\","c":"\\",\\"a\\":"}', false],
    ['{"a":"\\":1","a":"x"}', true],
    ['{"A":1,"a":2,"":3," ":4}', false],
    ['[1,"a:",null,true]', false],
    ['"a\\":"', false],
    ['7', false],
  ])('in %s is found: %s', (text, expected) => {
    expect(repeats(text)).toBe(expected);
  });

  it('is never found where a writer of JSON wrote it, and always where one was put in', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), fc.constantFrom('', ' ', '\n\t'), (json, key, blank) => {
        const name = JSON.stringify(key);
        expect(repeats(json)).toBe(false);
        const between = JSON.stringify(`${key}:`);
        expect(repeats(`{${name}${blank}:${json},${between}:1,${name}:2}`)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is looked for at any depth without an end of the stack', () => {
    const deep = (inner: string) => `${'[{"a":'.repeat(50_000)}${inner}${'}]'.repeat(50_000)}`;
    expect(repeats(deep('1'))).toBe(false);
    expect(repeats(deep('{"b":1,"b":1}'))).toBe(true);
  });
});
