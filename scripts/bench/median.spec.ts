import { describe, expect, it } from '@jest/globals';
import { intervalOf, medianOf } from './median.mjs';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => count - index);

describe('the median', () => {
  it('is the one in the middle, or between the two', () => {
    expect(medianOf([3, 1, 2])).toBe(2);
    expect(medianOf([4, 1, 2, 3])).toBe(2.5);
  });
});

describe('the interval of the median', () => {
  // The table of the sign test: so many may lie outside on each side with a chance of 5 % or less on both together.
  it.each([
    [1, [1, 1]],
    [5, [1, 5]],
    [6, [1, 6]],
    [8, [1, 8]],
    [9, [2, 8]],
    [12, [3, 10]],
    [20, [6, 15]],
  ])('of %i figures', (count, interval) => {
    expect(intervalOf(upTo(count))).toEqual(interval);
  });
});
