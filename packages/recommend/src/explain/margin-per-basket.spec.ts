import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { marginPerBasketE4 } from './margin-per-basket.js';

describe('margin per basket', () => {
  it.each([
    ['18 of 100 baskets bring 20.00 each', { together: 18, withFirst: 100 }, 200_000, 2, 36_000],
    ['half a cent goes to the even one', { together: 1, withFirst: 8 }, 10_000, 2, 1_200],
    ['a currency without cents', { together: 1, withFirst: 3 }, 1_000_000, 0, 330_000],
    ['what is sold at a loss', { together: 1, withFirst: 4 }, -10_000, 2, -2_500],
    ['no basket with the first', { together: 0, withFirst: 0 }, 10_000, 2, undefined],
  ] as const)('%s', (_, counts, unitMargin, digits, expected) => {
    expect(marginPerBasketE4(counts, unitMargin, digits)).toBe(expected);
  });

  it('adds up to the margin of all baskets with both, to half a cent a basket', () => {
    const counts = fc
      .tuple(fc.integer({ min: 1, max: 1_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([withFirst, share]) => ({ withFirst, together: Math.floor(withFirst * share) }));
    fc.assert(
      fc.property(counts, fc.integer({ min: -10_000_000, max: 10_000_000 }), (of, unitMargin) => {
        const each = marginPerBasketE4(of, unitMargin, 2) ?? Number.NaN;
        expect(each % 100).toBeCloseTo(0);
        expect(Math.abs(each * of.withFirst - unitMargin * of.together)).toBeLessThanOrEqual(50 * of.withFirst);
      }),
    );
  });
});
