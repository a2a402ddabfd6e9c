import { describe, expect, it } from '@jest/globals';
import { decodeNote, encodeNote } from './journal.js';

describe('the note beside a committed offset', () => {
  it.each([
    { range: { first: 0, last: 9_007_199_254_740_991 }, partitions: 6, state: '1.2;3.4' },
    { range: undefined, partitions: undefined, state: '' },
    { range: undefined, partitions: 3, state: 'with | and\nbreak' },
  ])('comes back as it was written (%#)', (note) => {
    expect(decodeNote(encodeNote(note))).toEqual(note);
  });

  it('is still read as it was written before it had a count of partitions', () => {
    expect(decodeNote('v1|3-5|1.2;|3')).toEqual({
      range: { first: 3, last: 5 },
      partitions: undefined,
      state: '1.2;|3',
    });
  });

  it.each([null, undefined, '', 'something of another tool', 'v2|1-2|', 'v3|1||'])(
    'is no note when it is %j',
    (metadata) => {
      expect(decodeNote(metadata)).toEqual({ state: '' });
    },
  );
});
