import { describe, expect, it } from '@jest/globals';
import { LearnedBaskets } from './learned-baskets.js';

/** So many customers who took a saucer after a cup, and a hat the last time. */
const learnedOf = (customers: number) =>
  new LearnedBaskets(
    [['coffee'], ['cup']],
    Array.from({ length: customers }, () => [['cup'], ['saucer'], ['hat']]),
  );

describe('what is learned of customers who return', () => {
  it('is told of what enough of them took: of fewer it would be what somebody bought', () => {
    const told = (customers: number) => {
      const learned = learnedOf(customers);
      return ['coffee', 'cup', 'saucer', 'hat', 'nobody took it'].filter((id) => learned.hasReason(id));
    };
    expect(told(2)).toEqual(['coffee', 'cup']);
    expect(told(3)).toEqual(['coffee', 'cup', 'saucer', 'hat']);
    expect([2, 3].map((customers) => learnedOf(customers).follows('saucer'))).toEqual([false, true]);
  });
});
