import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_ERRORS } from './field-errors.js';
import { MAX_DEPTH, MAX_VALUES, unfitErrors } from './unfit-values.js';

const nested = (depth: number): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = [value];
  return value;
};

describe('unfitErrors', () => {
  it.each([
    ['a\u0000b', ''],
    [{ name: 'x\ud800' }, '/name'],
    [{ lines: [{ id: 'a' }, { id: '\udfffx' }] }, '/lines/1/id'],
    [{ a: { 'x\u0000': 1 } }, '/a'],
  ])('points at text that cannot be kept in %j', (value, pointer) => {
    expect(unfitErrors(value)).toEqual([{ pointer, code: 'unfit_text' }]);
  });

  it('names them in order, and the first few of many', () => {
    expect(unfitErrors({ b: '\u0000', a: '\u0000' }, ['q']).map(({ pointer }) => pointer)).toEqual(['/q/b', '/q/a']);
    expect(unfitErrors(Array(100).fill('\u0000'))).toHaveLength(MAX_ERRORS);
  });

  it('refuses more levels and more values than anybody asks with, however many there are', () => {
    expect(unfitErrors(nested(MAX_DEPTH))).toEqual([]);
    expect(unfitErrors(nested(MAX_DEPTH + 1))).toEqual([expect.objectContaining({ pointer: '', code: 'too_deep' })]);
    expect(unfitErrors(nested(100_000))).toEqual([expect.objectContaining({ code: 'too_deep' })]);
    expect(unfitErrors(Array(MAX_VALUES - 1).fill(0))).toEqual([]);
    expect(unfitErrors({ a: Array(MAX_VALUES).fill(0) })).toEqual([
      expect.objectContaining({ pointer: '', code: 'too_many_values' }),
    ]);
  });

  it('says nothing of any well-formed text without NUL', () => {
    const text = fc.string({ unit: 'grapheme' }).map((all) => all.replaceAll('\0', ''));
    const body = fc.jsonValue({ maxDepth: 5, stringUnit: 'grapheme' });
    fc.assert(fc.property(text, (one) => expect(unfitErrors({ [one]: [one] })).toEqual([])));
    fc.assert(
      fc.property(body, (value) => {
        const isFit = !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value));
        if (isFit) expect(unfitErrors(value)).toEqual([]);
      }),
    );
  });
});
