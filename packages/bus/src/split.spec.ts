import { describe, expect, it } from '@jest/globals';
import { recordBytes, split } from './split.js';

describe('split', () => {
  it('keeps the order and both limits', () => {
    expect(split([3, 3, 3, 9, 1], (size) => size, 2, 7)).toEqual([[3, 3], [3], [9], [1]]);
    expect(split([1, 1, 1], (size) => size, 2, 100)).toEqual([[1, 1], [1]]);
    expect(split([], () => 1, 2, 2)).toEqual([]);
  });

  it('counts key, value and headers of a record', () => {
    const bare = recordBytes({ key: null, value: Buffer.alloc(100) });
    expect(recordBytes({ key: 'ç', value: Buffer.alloc(100) })).toBe(bare + 2);
    expect(recordBytes({ key: null, value: Buffer.alloc(100), headers: { abc: ['12', Buffer.alloc(5)] } })).toBe(
      bare + 3 + 8 + 7,
    );
  });
});
