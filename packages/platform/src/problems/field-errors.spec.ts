import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fieldErrors, MAX_ERRORS } from './field-errors.js';
import { sampleAt } from './sample-of.js';

const schema = z.strictObject({
  name: z.string().min(2).max(4),
  role: z.enum(['a', 'b']),
  limit: z.number().min(1).max(9),
  'a/b': z.array(z.strictObject({ id: z.string().regex(/^x/) })).optional(),
  either: z.union([z.string(), z.number()]).optional(),
});

it('a rule says its own code, or none', () => {
  const rule = (error?: string) => z.number().refine(() => false, error);
  const codeOf = (one: z.ZodType) => fieldErrors(one.safeParse(1).error?.issues ?? [])[0]?.code;
  expect([codeOf(rule('before_from')), codeOf(rule()), codeOf(rule('No good.'))]).toEqual([
    ...['before_from', 'invalid_value', 'invalid_value'],
  ]);
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

describe('MAX_ERRORS', () => {
  const many = Array.from({ length: 50_000 }, (_, place) => place);
  const listed = z.strictObject({ names: z.array(z.strictObject({ name: z.string() })) });

  it.each<[string, z.ZodType, unknown]>([
    ['wrong elements', listed, { names: many }],
    ['unknown fields', listed, { names: [], ...Object.fromEntries(many.map((place) => [`more${place}`, 0])) }],
  ])('bounds what is said of 50,000 %s', (_, root, value) => {
    const issues = root.safeParse(value).error?.issues ?? [];
    const errors = fieldErrors(issues, [], (path) => sampleAt(root, path));
    expect(errors.length).toBeGreaterThan(0);
    expect(errors.length).toBeLessThanOrEqual(MAX_ERRORS);
  });
});

describe('a kind that there is not', () => {
  it('is told with those that there are', () => {
    const kinds = z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('value') }),
      z.strictObject({ kind: z.enum(['all', 'any']) }),
    ]);
    const { error } = z.strictObject({ condition: kinds }).safeParse({ condition: { kind: 'nope' } });
    expect(fieldErrors(error?.issues ?? [])).toEqual([
      { pointer: '/condition/kind', code: 'invalid_choice', params: { options: 'value, all, any' } },
    ]);
  });
});

describe('sampleAt', () => {
  const day = z
    .string()
    .regex(/^\d{4}-\d\d-\d\d$/)
    .meta({ examples: ['2026-03-31'] });
  const period = z.strictObject({ from: day, to: day }).meta({ id: 'SpecPeriod' });
  const asked = z.strictObject({
    period,
    key: z.uuid(),
    name: z.string(),
    kinds: z.array(z.enum(['a', 'b'])).optional(),
    either: z.union([z.null(), z.strictObject({ at: z.iso.datetime() })]),
  });

  it.each<[PropertyKey[], string | undefined]>([
    [['period'], '{"from":"2026-03-31","to":"2026-03-31"}'],
    [['period', 'to'], '2026-03-31'],
    [['key'], '018f0000-0000-7000-8000-000000000000'],
    [['kinds'], '["a"]'],
    [['kinds', 3], 'a'],
    [['either', 'at'], '2026-11-20T12:59:00Z'],
    [['name'], undefined],
    [['nowhere', 1], undefined],
  ])('shows what fits at %j', (path, sample) => expect(sampleAt(asked, path)).toBe(sample));

  it('stands beside what is missing or has another form', () => {
    const { error } = asked.safeParse({ period: 'now', key: 'x', name: 'n', either: null });
    expect(fieldErrors(error?.issues ?? [], [], (path) => sampleAt(asked, path)).map(({ params }) => params)).toEqual([
      { expected: 'object', example: '{"from":"2026-03-31","to":"2026-03-31"}' },
      { example: '018f0000-0000-7000-8000-000000000000' },
    ]);
  });
});
