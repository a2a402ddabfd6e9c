import { describe, expect, it } from '@jest/globals';
import type { NativeColumn, NativeType, NativeValue } from './native-column.js';
import { encodeNative, NativeEncoder } from './native-encoder.js';

/** The bytes after the block's and the column's heads. */
const bytesOf = (type: NativeType, ...values: NativeValue[]): number[] =>
  [...encodeNative([{ name: 'c', type, values }])].slice(2 + 2 + 1 + type.length);

describe('a Native block', () => {
  it('starts with its columns and rows, then name and type of each column', () => {
    const block = encodeNative([{ name: 'n', type: 'UInt8', values: [7, 8] }]);
    expect([...block]).toEqual([1, 2, 1, 'n'.charCodeAt(0), 5, ...Buffer.from('UInt8'), 7, 8]);
  });

  it.each<[NativeType, NativeValue, number[]]>([
    ['Int8', -1, [255]],
    ['Int16', -2, [254, 255]],
    ['Int32', -2, [254, 255, 255, 255]],
    ['UInt16', 258, [2, 1]],
    ['UInt32', 4_294_967_295, [255, 255, 255, 255]],
    ['Int64', -1, [255, 255, 255, 255, 255, 255, 255, 255]],
    ['Int64', -(2 ** 32), [0, 0, 0, 0, 255, 255, 255, 255]],
    ['UInt64', 18_446_744_073_709_551_615n, [255, 255, 255, 255, 255, 255, 255, 255]],
    ['Decimal(18, 4)', -9_007_199_254_740_991, [1, 0, 0, 0, 0, 0, 224, 255]],
    ['Decimal(18, 4)', -9_007_199_254_740_991n, [1, 0, 0, 0, 0, 0, 224, 255]],
    ['Decimal(38, 4)', -1, Array(16).fill(255)],
    ['Date', '1970-01-03', [2, 0]],
    ["DateTime64(3, 'UTC')", 1, [1, 0, 0, 0, 0, 0, 0, 0]],
    ["DateTime('UTC')", 1, [1, 0, 0, 0]],
    ['String', 'ção', [5, 195, 167, 195, 163, 111]],
    ['Nullable(UInt8)', null, [1, 0]],
    ['Nullable(String)', 'a', [0, 1, 97]],
    ['Nullable(Date)', null, [1, 0, 0]],
  ])('writes a %s of %s', (type, value, bytes) => {
    expect(bytesOf(type, value)).toEqual(bytes);
  });

  it('writes a dictionary once and places in the narrowest type', () => {
    const word = (low: number, high = 0) => [low, high, 0, 0, 0, 0, 0, 0];
    expect(bytesOf('LowCardinality(String)', 'a', 'b', 'a')).toEqual([
      ...word(1),
      ...word(0, 6),
      ...word(2),
      1,
      97,
      1,
      98,
      ...word(3),
      0,
      1,
      0,
    ]);
    const many = Array.from({ length: 257 }, (_, index) => `${index}`);
    // 257 rows take a byte more in the head than `bytesOf` leaves out.
    expect(bytesOf('LowCardinality(String)', ...many).slice(9, 11)).toEqual([1, 6]);
  });

  it('keeps long and multi-byte texts whole', () => {
    const text = 'ã'.repeat(5_000);
    expect(Buffer.from(bytesOf('String', text)).subarray(2).toString()).toBe(text);
  });

  it('uses its buffer again without leaving anything of the block before', () => {
    const encoder = new NativeEncoder();
    const column: NativeColumn = { name: 'c', type: 'String', values: ['x'.repeat(2_000_000)] };
    encoder.encode([column]);
    expect([...encoder.encode([{ ...column, values: ['y'] }])]).toEqual([
      ...encodeNative([{ ...column, values: ['y'] }]),
    ]);
  });

  it.each<[NativeType, NativeValue]>([
    ['UInt8', 256],
    ['Int8', 1.5],
    ['Decimal(18, 4)', 2 ** 53],
    ['Decimal(18, 4)', 0.1],
    ['UInt64', -1],
    ['UInt64', 2n ** 64n],
    ['Date', '2026-13-01'],
    ['Date', '1969-12-31'],
    ['String', null],
    ['LowCardinality(String)', 5],
  ])('refuses a %s of %s without telling the value', (type, value) => {
    expect(() => bytesOf(type, value)).toThrow(/^column c \([^)]+\)?.*: (Range|Type)Error$/u);
  });

  it('refuses columns of different lengths', () => {
    const columns: NativeColumn[] = [
      { name: 'a', type: 'UInt8', values: [1] },
      { name: 'b', type: 'UInt8', values: [] },
    ];
    expect(() => encodeNative(columns)).toThrow('column b has another length');
  });
});
