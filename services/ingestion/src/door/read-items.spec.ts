import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { MAX_BATCH_BYTES, MAX_BATCH_ITEMS } from '@vitrine/contracts';
import fc from 'fast-check';
import { readItems } from './read-items.js';

const list = { isLines: false, encoding: undefined };
const lines = { isLines: true, encoding: undefined };
const textsOf = async (body: string | Buffer, form: Parameters<typeof readItems>[1] = list) =>
  (await readItems(Buffer.from(body), form)).map(({ text }) => text);

describe('the items of a body', () => {
  it('are the elements of a list as they were written, or its lines, blank ones left out', async () => {
    expect(await textsOf(' [ {"a": 1.10} , {"b":"],"} ]')).toEqual(['{"a": 1.10}', '{"b":"],"}']);
    expect(await textsOf('{"a":1}\r\n\n{"b":2}', lines)).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('are each told apart, whatever one of them is', async () => {
    expect(await textsOf('[{"a":1},nothing,{"b":2}]')).toEqual(['{"a":1}', 'nothing', '{"b":2}']);
    expect(await textsOf('{"a":1}\nnothing\n{"b":', lines)).toEqual(['{"a":1}', 'nothing', '{"b":']);
  });

  it.each(['gzip', 'GZIP', 'x-gzip', ' gzip '])('come unpacked from %s', async (encoding) => {
    expect(await textsOf(gzipSync('[{"a":1}]'), { ...list, encoding })).toEqual(['{"a":1}']);
  });

  it.each(['identity', 'Identity', ''])('come as they are under the encoding "%s"', async (encoding) => {
    expect(await textsOf('[{"a":1}]', { ...list, encoding })).toEqual(['{"a":1}']);
  });

  it('of two parts that were packed apart are all there', async () => {
    const body = Buffer.concat([gzipSync('{"a":1}\n'), gzipSync('{"b":2}')]);
    expect(await textsOf(body, { ...lines, encoding: 'gzip' })).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('name the one whose bytes are no UTF-8', async () => {
    const body = Buffer.concat([Buffer.from('{"a":1}\n{"a":"'), Buffer.from([0xe9]), Buffer.from('"}')]);
    expect((await readItems(body, lines)).map(({ isBroken }) => isBroken)).toEqual([false, true]);
  });

  it('of any values come back in both forms', async () => {
    const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { minLength: 1, maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(objects, async (values) => {
        const [asList, asLines] = [JSON.stringify(values), values.map((value) => JSON.stringify(value)).join('\n')];
        expect((await textsOf(asList)).map((text) => JSON.parse(text))).toEqual(JSON.parse(asList));
        expect((await textsOf(asLines, lines)).map((text) => JSON.parse(text))).toEqual(JSON.parse(asList));
      }),
    );
  });
});

const big = Buffer.from(`[${' '.repeat(MAX_BATCH_BYTES)}{}]`);
describe('a body that is refused as a whole', () => {
  it.each([
    { what: 'no list', body: '{"a":1}', form: list, status: 400, code: 'not_a_list' },
    { what: 'a list without its end', body: '[{"a":1}', form: list, status: 400, code: 'not_a_list' },
    { what: 'nothing', body: '', form: lines, status: 400, code: 'empty_batch' },
    { what: 'an empty list', body: '[]', form: list, status: 400, code: 'empty_batch' },
    {
      what: 'too many items',
      body: '{}\n'.repeat(MAX_BATCH_ITEMS + 1),
      form: lines,
      status: 413,
      code: 'too_many_items',
    },
    { what: 'too many bytes', body: big, form: list, status: 413, code: 'payload_too_large' },
    {
      what: 'too many bytes once unpacked',
      body: gzipSync(big),
      form: { ...list, encoding: 'gzip' },
      status: 413,
      code: 'payload_too_large',
    },
    { what: 'no gzip', body: '[{}]', form: { ...list, encoding: 'gzip' }, status: 400, code: 'broken_gzip' },
    {
      what: 'gzip with something else behind it',
      body: Buffer.concat([gzipSync('{}\n'), Buffer.from('{}')]),
      form: { ...lines, encoding: 'gzip' },
      status: 400,
      code: 'broken_gzip',
    },
    {
      what: 'another encoding',
      body: '[{}]',
      form: { ...list, encoding: 'br' },
      status: 415,
      code: 'unsupported_encoding',
    },
  ])('$what', async ({ body, form, status, code }) => {
    await expect(readItems(Buffer.from(body), form)).rejects.toMatchObject({ status, code });
  });

  it('holds 2,000 items and no more', async () => {
    expect(await textsOf('{}\n'.repeat(MAX_BATCH_ITEMS), lines)).toHaveLength(MAX_BATCH_ITEMS);
  });
});
