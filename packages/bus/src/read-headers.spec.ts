import { expect, it } from '@jest/globals';
import Decoder from 'kafkajs/src/protocol/decoder.js';
import { mendHeaderReading } from './read-headers.js';

const read = (headers: readonly (readonly [string, string | null])[]): unknown => {
  mendHeaderReading();
  const left = headers.map(([key, value]) => ({ key, value: value === null ? null : Buffer.from(value) })).values();
  const decoder = Object.assign(Object.create(Decoder.prototype), { readVarInt: () => headers.length });
  return decoder.readVarIntArray(() => left.next().value).reduce(() => undefined, {});
};

it('headers are read as they are, names of the language and repeated ones too', () => {
  const headers = read([
    ['a', '1'],
    ['constructor', '2'],
    ['a', null],
    ['a', '3'],
    ['b', null],
    ['b', null],
  ]);
  expect(headers).toEqual({
    a: [Buffer.from('1'), null, Buffer.from('3')],
    constructor: Buffer.from('2'),
    b: [null, null],
  });
});

it('of millions that a record claims to have, the first 64 are read, and ours among the next', () => {
  let reads = 0;
  const decoder = Object.assign(Object.create(Decoder.prototype), { readVarInt: () => 20_000_000 });
  mendHeaderReading();
  const headers = decoder
    .readVarIntArray(() => ({ key: reads++ === 70 ? 'vitrine-received' : `h${reads}`, value: null }))
    .reduce(() => undefined, {});
  expect(reads).toBeLessThan(100);
  expect(Object.keys(headers)).toHaveLength(65);
  expect(headers).toMatchObject({ h64: null, 'vitrine-received': null });
});
