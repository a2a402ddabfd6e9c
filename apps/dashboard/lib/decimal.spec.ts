import { describe, expect, it } from '@jest/globals';
import { addDecimals, divideDecimal, fromUnits, ratioOf, toUnits } from './decimal';

describe('decimals on the screen', () => {
  it('adds to the cent where floats do not', () => {
    expect(addDecimals(['0.10', '0.20', '-0.05'])).toBe('0.25');
    expect(addDecimals(['999999999999.99', '0.01'])).toBe('1000000000000.00');
  });

  it('keeps a third and fourth place only when they say something', () => {
    expect(fromUnits(toUnits('2.2981'))).toBe('2.2981');
    expect(fromUnits(toUnits('2.5'))).toBe('2.50');
    expect(fromUnits(toUnits('-0.0001'))).toBe('-0.0001');
  });

  it('rounds a share half to even at the fourth place', () => {
    expect(divideDecimal('0.0005', 2)).toBe('0.0002');
    expect(divideDecimal('0.0015', 2)).toBe('0.0008');
    expect(divideDecimal('10.00', 3)).toBe('3.3333');
    expect(divideDecimal('10.00', 4)).toBe('2.50');
    expect(divideDecimal('10.00', 0)).toBeNull();
  });

  it('gives ratios only where there is a base', () => {
    expect(ratioOf('150.00', '100.00')).toBe(1.5);
    expect(ratioOf('-50.00', '100.00')).toBe(-0.5);
    expect(ratioOf('1.00', '0.00')).toBeNull();
  });

  it('refuses what is not a decimal', () => {
    expect(() => toUnits('1e3')).toThrow(RangeError);
  });
});
