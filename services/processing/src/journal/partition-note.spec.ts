import { describe, expect, it } from '@jest/globals';
import { decodePartitionNote, encodePartitionNote } from './partition-note.js';

describe('the note of a partition', () => {
  it.each([
    { note: { applied: [] }, text: '' },
    { note: { applied: [12, 0, 7] }, text: '12.0.7' },
    { note: { applied: [12, 0, 7], target: [13, 0, 7] }, text: '12.0.7;13.0.7' },
    { note: { applied: [12], target: [13], entry: 'e-1' }, text: '12;13;e-1' },
    { note: { applied: [12], entry: 'e-1' }, text: '12;;e-1' },
    { note: { applied: [12], entry: 'e-1', written: 1_795_000_000_123 }, text: '12;;e-1;1795000000123' },
    { note: { applied: [12], written: 1_795_000_000_123 }, text: '12;;;1795000000123' },
    { note: { applied: [12], done: 'e-2' }, text: '12;;;;e-2' },
  ])('is $text beside the offset, and read back as it was', ({ note, text }) => {
    expect(encodePartitionNote(note)).toBe(text);
    expect(decodePartitionNote(text)).toEqual({
      target: undefined,
      entry: undefined,
      written: undefined,
      done: undefined,
      ...note,
    });
  });
});
