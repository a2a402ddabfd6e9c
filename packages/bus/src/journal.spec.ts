import { describe, expect, it } from '@jest/globals';
import { decodeNote, encodeNote } from './journal.js';

describe('the note beside a committed offset', () => {
  it.each([
    {
      range: { first: 0, last: 9_007_199_254_740_991 },
      formedAtMs: 1_795_000_000_123,
      partitions: 6,
      state: '1.2;3.4',
    },
    { range: { first: 3, last: 3 }, formedAtMs: undefined, partitions: 6, state: '1.2;3.4' },
    { range: undefined, formedAtMs: 1_795_000_000_123, partitions: 6, state: '' },
    { range: undefined, formedAtMs: undefined, partitions: undefined, state: '' },
    { range: undefined, formedAtMs: undefined, partitions: 3, state: 'with | and\nbreak' },
  ])('comes back as it was written (%#)', (note) => {
    expect(decodeNote(encodeNote(note))).toEqual(note);
  });

  it.each([
    { metadata: 'v1|3-5|1.2;|3', partitions: undefined },
    { metadata: 'v2|6|3-5|1.2;|3', partitions: 6 },
  ])('is still read as it was written before it had its newest fields: $metadata', ({ metadata, partitions }) => {
    const range = { first: 3, last: 5 };
    expect(decodeNote(metadata)).toEqual({ range, formedAtMs: undefined, partitions, state: '1.2;|3' });
  });

  it.each([null, undefined, '', 'something of another tool', 'v2|1-2|', 'v4|1||'])(
    'is no note when it is %j',
    (metadata) => {
      expect(decodeNote(metadata)).toEqual({ state: '' });
    },
  );
});
