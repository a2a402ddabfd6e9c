import { describe, expect, it } from '@jest/globals';
import { stepFrom } from './inbox-keys';

describe('J and K', () => {
  const ids = ['a', 'b', 'c'];

  it('go through the list, from its first row, and stop at its ends', () => {
    expect(stepFrom(ids, null, 1)).toBe('a');
    expect(stepFrom(ids, 'a', 1)).toBe('b');
    expect(stepFrom(ids, 'c', 1)).toBe('c');
    expect(stepFrom(ids, 'a', -1)).toBe('a');
  });

  it('begin again where the marked row has left the list', () => {
    expect(stepFrom(ids, 'gone', 1)).toBe('a');
    expect(stepFrom([], 'a', 1)).toBeNull();
  });
});
