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

it('two hundred thousand headers of one record are read within the test', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => [`h${index}`, 'x'] as const);
  expect(Object.keys(read(many) as object)).toHaveLength(200_000);
});
