import { describe, expect, it } from '@jest/globals';
import { decodeNote, encodeNote } from './journal.js';

describe('the note beside a committed offset', () => {
  it.each([
    { range: { first: 0, last: 9_007_199_254_740_991 }, state: '1.2;3.4' },
    { range: undefined, state: '' },
    { range: undefined, state: 'with | and\nbreak' },
  ])('comes back as it was written (%#)', (note) => {
    expect(decodeNote(encodeNote(note))).toEqual(note);
  });

  it.each([null, undefined, '', 'something of another tool', 'v2|1-2|'])('is no note when it is %j', (metadata) => {
    expect(decodeNote(metadata)).toEqual({ state: '' });
  });
});
