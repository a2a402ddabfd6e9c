import { describe, expect, it } from '@jest/globals';
import { leastBasketsOf } from './read-counts.js';

describe('the pairs that an index has room for', () => {
  const histogram = [
    { baskets: 1, pairs: 1_000 },
    { baskets: 3, pairs: 50 },
    { baskets: 4, pairs: 30 },
    { baskets: 9, pairs: 20 },
  ];
  it.each([
    ['all of three baskets or more', 100, 3],
    ['the most frequent, where more would not fit', 99, 4],
    ['none of as many baskets as would be too many together', 49, 5],
    ['none at all', 19, 10],
  ])('are %s', (_, mostPairs, least) => {
    expect(leastBasketsOf(histogram, mostPairs)).toBe(least);
  });

  it('are all where there are none', () => {
    expect(leastBasketsOf([], 10)).toBe(3);
  });
});
