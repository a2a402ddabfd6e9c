import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fieldErrors } from './field-errors.js';

const schema = z.strictObject({
  name: z.string().min(2).max(4),
  role: z.enum(['a', 'b']),
  limit: z.number().min(1).max(9),
  'a/b': z.array(z.strictObject({ id: z.string().regex(/^x/) })).optional(),
  either: z.union([z.string(), z.number()]).optional(),
});
const of = (value: unknown) => {
  const result = schema.safeParse(value);
  return result.success ? [] : fieldErrors(result.error.issues);
};

describe('fieldErrors', () => {
  it('tells missing from wrong type', () => {
    expect(of({ name: 3, limit: 1 })).toEqual([
      { pointer: '/name', code: 'wrong_type', params: { expected: 'string' } },
      { pointer: '/role', code: 'invalid_choice', params: { options: 'a, b' } },
    ]);
    expect(of({ role: 'a', limit: 1 })).toEqual([{ pointer: '/name', code: 'missing_field' }]);
  });

  it('names each unknown field, deep ones by escaped pointer', () => {
    const value = { name: 'abc', role: 'a', limit: 1, 'a/b': [{ id: 'x', more: 1, 'm~n': 2 }] };
    expect(of(value).map((error) => error.pointer)).toEqual(['/a~1b/0/more', '/a~1b/0/m~0n']);
  });

  it.each([
    [{ name: 'a', role: 'a', limit: 1 }, 'too_short'],
    [{ name: 'abcde', role: 'a', limit: 1 }, 'too_long'],
    [{ name: 'abc', role: 'a', limit: 0 }, 'too_small'],
    [{ name: 'abc', role: 'a', limit: 10 }, 'too_big'],
    [{ name: 'abc', role: 'a', limit: 1, 'a/b': [{ id: 'secret' }] }, 'invalid_format'],
    [{ name: 'abc', role: 'a', limit: 1, either: true }, 'invalid_value'],
  ])('calls %j %s', (value, code) => {
    expect(of(value).map((error) => error.code)).toEqual([code]);
    expect(JSON.stringify(of(value))).not.toContain('secret');
  });
});
