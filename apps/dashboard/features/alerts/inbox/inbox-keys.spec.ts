import { describe, expect, it } from '@jest/globals';
import { inboxKeyOf, pointedAt, stepFrom } from './inbox-keys';

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

describe('the keys of the inbox', () => {
  it('are the same with the capitals locked, and no others', () => {
    expect([inboxKeyOf('e'), inboxKeyOf('E'), inboxKeyOf('Enter')]).toEqual(['resolve', 'resolve', 'open']);
    expect([inboxKeyOf('q'), inboxKeyOf('constructor'), inboxKeyOf('')]).toEqual([undefined, undefined, undefined]);
  });

  it('are about the row that they were moved to, else about the alert that is open', () => {
    expect(pointedAt(['a', 'b'], 'a', 'b')).toBe('a');
    expect(pointedAt(['a', 'b'], null, 'b')).toBe('b');
    expect(pointedAt(['a', 'b'], 'gone', 'b')).toBe('b');
    expect(pointedAt(['a', 'b'], null, 'elsewhere')).toBeNull();
  });
});
