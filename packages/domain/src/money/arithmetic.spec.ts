import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { discountedE4, lineAmountE4, roundHalfEven, splitByLargestRemainder } from './arithmetic.js';
import { AmountOutOfRange } from './decimal.js';

describe('roundHalfEven', () => {
  it.each([
    [25n, 10n, 2n],
    [35n, 10n, 4n],
    [-25n, 10n, -2n],
    [-35n, 10n, -4n],
    [26n, 10n, 3n],
    [-26n, 10n, -3n],
    [24n, 10n, 2n],
    [35n, -10n, -4n],
  ])('%s ÷ %s is %s', (numerator, denominator, expected) => {
    expect(roundHalfEven(numerator, denominator)).toBe(expected);
  });

  it('refuses to divide by zero', () => {
    expect(() => roundHalfEven(1n, 0n)).toThrow(RangeError);
  });

  it('is never further than half away, and on the even side when exactly half', () => {
    const denominators = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), denominators, (n, d) => {
        const rounded = roundHalfEven(n, d);
        const twiceDistance = (n - rounded * d) * 2n;
        expect(twiceDistance <= d && -twiceDistance <= d).toBe(true);
        if (twiceDistance === d || -twiceDistance === d) expect(rounded % 2n).toBe(0n);
      }),
    );
  });
});

describe('discountedE4', () => {
  it.each([
    [599_000, 150_000, 509_150],
    [1, 500_000, 0],
    [3, 500_000, 2],
    [999_999_999_999_999, 1, 999_998_999_999_999],
    [599_000, 0, 599_000],
    [599_000, 1_000_000, 0],
  ])('%i less %i millionths is %i', (priceE4, rateE6, expected) => {
    expect(discountedE4(priceE4, rateE6)).toBe(expected);
  });

  it('lies between nothing and the price, and falls with the rate', () => {
    const rate = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(fc.nat(10 ** 15), rate, rate, (priceE4, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((of) => discountedE4(priceE4, of));
        expect(more).toBeLessThanOrEqual(less as number);
        expect(more).toBeGreaterThanOrEqual(0);
        expect(less).toBeLessThanOrEqual(priceE4);
      }),
    );
  });
});

describe('lineAmountE4', () => {
  it('multiplies, takes the discount off and rounds half-even to ten-thousandths', () => {
    expect(lineAmountE4(2_000, 599_000, 100_000)).toBe(1_098_000);
    expect(lineAmountE4(500, 1, 0)).toBe(0);
    expect(lineAmountE4(1_500, 1, 0)).toBe(2);
    expect(lineAmountE4(-500, 3, 0)).toBe(-2);
    expect(Object.is(lineAmountE4(-500, 1, 0), -0)).toBe(false);
  });

  it('agrees with whole-number arithmetic for small and huge lines', () => {
    const quantities = fc.integer({ min: -999_999_999, max: 999_999_999 });
    const prices = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });
    const discounts = fc.integer({ min: -(10 ** 9), max: 10 ** 9 });
    fc.assert(
      fc.property(quantities, prices, discounts, (quantityE3, priceE4, discountE4) => {
        const exact = roundHalfEven(BigInt(quantityE3) * BigInt(priceE4), 1_000n) - BigInt(discountE4);
        fc.pre(exact <= BigInt(Number.MAX_SAFE_INTEGER) && exact >= BigInt(Number.MIN_SAFE_INTEGER));
        expect(BigInt(lineAmountE4(quantityE3, priceE4, discountE4))).toBe(exact);
      }),
    );
  });

  it('throws when the amount would not be exact', () => {
    expect(() => lineAmountE4(999_999_999_999, 10 ** 15 - 1, 0)).toThrow(AmountOutOfRange);
  });
});

describe('splitByLargestRemainder', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [0, 1], [0, 10]],
    [10, [0, 0], [5, 5]],
    [7, [500_000, 300_000, 200_000], [4, 2, 1]],
    [0, [1, 2], [0, 0]],
  ])('splits %i by %j into %j', (total, weights, expected) => {
    expect(splitByLargestRemainder(total, weights)).toEqual(expected);
  });

  it('refuses no weights, negative and broken ones', () => {
    expect(() => splitByLargestRemainder(1, [])).toThrow(RangeError);
    expect(() => splitByLargestRemainder(1, [1, -1])).toThrow(RangeError);
    expect(() => splitByLargestRemainder(1, [0.5])).toThrow(RangeError);
  });

  it('always adds up to the total, each part within one unit of its exact share', () => {
    const weights = fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.maxSafeInteger(), weights, (total, parts) => {
        fc.pre(parts.some((weight) => weight > 0));
        const split = splitByLargestRemainder(total, parts);
        const sum = parts.reduce((all, weight) => all + BigInt(weight), 0n);
        expect(split.reduce((all, part) => all + BigInt(part), 0n)).toBe(BigInt(total));
        split.forEach((part, index) => {
          const missE = BigInt(part) * sum - BigInt(total) * BigInt(parts[index] ?? 0);
          expect(missE < sum && -missE < sum).toBe(true);
        });
      }),
    );
  });
});
