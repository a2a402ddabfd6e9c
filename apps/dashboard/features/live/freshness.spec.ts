import { describe, expect, it } from '@jest/globals';
import { freshnessOf } from './freshness';

describe('freshness', () => {
  it.each([
    [null, 'waiting', 0],
    [1_000_000, 'fresh', 0],
    [1_000_000 - 60_000, 'fresh', 60],
    [1_000_000 - 61_000, 'late', 61],
    [1_000_000 - 301_000, 'lost', 301],
    [1_000_500, 'fresh', 0],
  ])('heard at %p it is %s', (heardAt, level, seconds) => {
    expect(freshnessOf(heardAt, 1_000_000)).toEqual({ level, seconds });
  });
});
