import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  AmountOutOfRange,
  DecimalError,
  exactInteger,
  formatDecimal,
  formatMoney,
  parseDecimal,
  parseMoneyE4,
  parseQuantityE3,
  toExactNumber,
} from './decimal.js';

describe('parseDecimal', () => {
  it.each([
    ['2.2981', 4, 22_981],
    ['19.90', 4, 199_000],
    ['-0.0001', 4, -1],
    ['0', 4, 0],
    ['-0', 4, 0],
    ['-0.00', 4, 0],
    ['007', 0, 7],
    ['900719925474.0991', 4, Number.MAX_SAFE_INTEGER],
    ['-900719925474.0991', 4, -Number.MAX_SAFE_INTEGER],
  ])('reads %s with %i places as %i', (text, scale, expected) => {
    expect(Object.is(parseDecimal(text, scale), expected)).toBe(true);
  });

  it.each(['', ' 1', '1 ', '1,5', '+1', '.5', '5.', '1e3', '0x10', 'NaN', '--1', '1.2.3', '１'])(
    'refuses %j',
    (text) => {
      expect(() => parseDecimal(text, 4)).toThrow(DecimalError);
    },
  );

  it('refuses more places than asked for rather than rounding', () => {
    expect(() => parseMoneyE4('0.00001')).toThrow(DecimalError);
    expect(() => parseQuantityE3('0.0010')).toThrow(DecimalError);
  });

  it('refuses what would not be an exact integer', () => {
    expect(() => parseMoneyE4('900719925474.0992')).toThrow(AmountOutOfRange);
    expect(() => parseMoneyE4('9'.repeat(400))).toThrow(RangeError);
    expect(() => exactInteger(0.5)).toThrow(AmountOutOfRange);
    expect(() => toExactNumber(2n ** 53n)).toThrow(AmountOutOfRange);
  });

  it('knows scales from 0 to 9 only', () => {
    expect(() => parseDecimal('1', 10)).toThrow(RangeError);
    expect(() => parseDecimal('1', -1)).toThrow(RangeError);
  });

  it('gives back every exact integer that formatDecimal wrote', () => {
    const integers = fc.maxSafeInteger();
    fc.assert(
      fc.property(integers, fc.integer({ min: 0, max: 9 }), fc.nat(9), (value, scale, minDigits) => {
        const text = formatDecimal(value, scale, Math.min(minDigits, scale));
        expect(parseDecimal(text, scale)).toBe(value + 0);
      }),
    );
  });

  it('agrees with whole-number arithmetic on any plain decimal', () => {
    const digits = (max: number) => fc.stringMatching(new RegExp(`^[0-9]{1,${max}}$`));
    fc.assert(
      fc.property(fc.boolean(), digits(11), digits(4), (negative, whole, fraction) => {
        const expected = BigInt(whole + fraction.padEnd(4, '0')) * (negative ? -1n : 1n);
        expect(BigInt(parseMoneyE4(`${negative ? '-' : ''}${whole}.${fraction}`))).toBe(expected);
      }),
    );
  });
});

describe('formatDecimal', () => {
  it.each([
    [15_000, 4, 0, '1.5'],
    [15_000, 4, 2, '1.50'],
    [0, 4, 2, '0.00'],
    [-1, 4, 0, '-0.0001'],
    [7, 0, 0, '7'],
    [7, 0, 2, '7.00'],
    [-20_000, 4, 0, '-2'],
    [123_456_789_012_345_678_901n, 4, 2, '12345678901234567.8901'],
  ])('writes %s with %i places and at least %i digits as %s', (value, scale, minDigits, expected) => {
    expect(formatDecimal(value, scale, minDigits)).toBe(expected);
  });

  it('writes money with the minor digits of the currency and no further zeros', () => {
    expect(formatMoney(97_477_479_300)).toBe('9747747.93');
    expect(formatMoney(22_981)).toBe('2.2981');
    expect(formatMoney(10_000, 0)).toBe('1');
  });

  it('refuses a float', () => {
    expect(() => formatMoney(0.1)).toThrow(AmountOutOfRange);
  });
});
