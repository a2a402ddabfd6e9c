import { describe, expect, it } from '@jest/globals';
import { leastBasketsOf, pairPartsOf } from './read-counts.js';

describe('the pairs that an index has room for', () => {
  const histogram = [
    { baskets: 1, pairs: 1_000, grouped: 1_000 },
    { baskets: 3, pairs: 50, grouped: 50 },
    { baskets: 4, pairs: 30, grouped: 30 },
    { baskets: 9, pairs: 20, grouped: 20 },
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

describe('the parts that pairs are read in', () => {
  it.each([
    ['one, where there are none', [], 1],
    ['as many as their text needs', [{ baskets: 9, pairs: 2_000_001, grouped: 2_000_001 }], 3],
    ['as many as adding up needs, also what is too rare', [{ baskets: 1, pairs: 9_000_000, grouped: 9_000_000 }], 3],
    ['as many as adding up needs, also what is in too few stores', [{ baskets: 9, pairs: 0, grouped: 8_000_001 }], 3],
  ])('are %s', (_, histogram, parts) => {
    expect(pairPartsOf(histogram, 3)).toBe(parts);
  });
});
