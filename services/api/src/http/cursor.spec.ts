import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '@vitrine/platform';
import { z } from 'zod';
import { decodeCursor, encodeCursor, pageOf } from './cursor.js';
import { etagOf, matches } from './etag.js';

describe('cursors', () => {
  it('bring back the place they were made of, and nothing else', () => {
    expect(decodeCursor(encodeCursor(['a', 1]), z.tuple([z.string(), z.number()]))).toEqual(['a', 1]);
    expect(decodeCursor(undefined, z.string())).toBeUndefined();
    for (const wrong of ['', 'x', encodeCursor({ id: 1 })])
      expect(() => decodeCursor(wrong, z.string())).toThrow(ProblemError);
  });

  it('appear only when there is more', () => {
    const page = (rows: number[]) =>
      pageOf(
        rows,
        2,
        (row) => row,
        (row) => row,
      );
    expect(page([1, 2])).toEqual({ items: [1, 2], nextCursor: null });
    expect(page([1, 2, 3])).toEqual({ items: [1, 2], nextCursor: encodeCursor(2) });
    expect(page([])).toEqual({ items: [], nextCursor: null });
  });
});

describe('entity tags', () => {
  it('match themselves in a list, weak or as a star', () => {
    const etag = etagOf('body');
    expect([etag, `W/${etag}`, `"x", ${etag}`, '*'].map((header) => matches(header, etag))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(matches(etagOf('other'), etag)).toBe(false);
  });
});
