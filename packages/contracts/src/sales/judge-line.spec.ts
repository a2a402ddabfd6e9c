import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LineAmounts, type LineRole, lineFault, scaledLine } from './judge-line.js';

const judged = (change: Partial<LineAmounts>, role: LineRole = 'sale') => {
  const fault = lineFault(scaledLine({ quantity: '2', unitPrice: '10', ...change }), role);
  return fault && `${fault.field} ${fault.code}`;
};
const huge = '90000000000';

describe('a line', () => {
  it.each([
    [{}, undefined],
    [{ quantity: '1000000' }, undefined],
    [{ quantity: '1000000.001' }, 'quantity implausible_quantity'],
    [{ quantity: '-1000001' }, 'quantity implausible_quantity'],
    [{ unitPrice: huge }, 'unitPrice implausible_price'],
    [{ discount: `-${huge}` }, 'discount implausible_price'],
    [{ netAmount: huge }, 'netAmount implausible_price'],
    [{ quantity: '1000000', unitPrice: '1000000' }, 'unitPrice implausible_price'],
    [{ quantity: '999999999', unitPrice: '99999999999' }, 'quantity implausible_quantity'],
    [{ unitCost: huge }, 'unitCost implausible_price'],
  ])('with %j: its size is %s', (change, expected) => {
    expect(judged(change)).toBe(expected);
    expect(judged(change, 'adjustment')).toBe(expected);
  });

  it.each<[Partial<LineAmounts>, LineRole, string | undefined]>([
    [{ unitPrice: '-0.0001' }, 'sale', 'unitPrice implausible_price'],
    [{ unitPrice: '-0.00' }, 'sale', undefined],
    [{ unitPrice: '-11062.06', discount: '-0.0007' }, 'adjustment', undefined],
    [{ unitPrice: '-1' }, 'void', undefined],
    [{ unitCost: '-0.01' }, 'sale', 'unitCost implausible_price'],
    [{ unitCost: '-0.01' }, 'adjustment', 'unitCost implausible_price'],
    [{ unitCost: '-0.01' }, 'void', undefined],
    [{ quantity: '0.001' }, 'return', 'quantity implausible_quantity'],
    [{ quantity: '-1' }, 'return', undefined],
    [{ quantity: '0' }, 'return', undefined],
    [{ quantity: '-1' }, 'sale', undefined],
    [{ discount: '20' }, 'sale', undefined],
    [{ discount: '20.01' }, 'sale', undefined],
    [{ discount: '20.0101' }, 'sale', 'discount implausible_price'],
    [{ discount: '-0.01' }, 'sale', undefined],
    [{ discount: '-0.0101' }, 'sale', 'discount implausible_price'],
    [{ quantity: '-2', discount: '-20' }, 'return', undefined],
    [{ quantity: '-2', discount: '-20.0101' }, 'return', 'discount implausible_price'],
    [{ quantity: '-2', discount: '0.0101' }, 'return', 'discount implausible_price'],
    [{ quantity: '0', discount: '0.0101' }, 'sale', 'discount implausible_price'],
  ])('with %j of a %s: its direction is %s', (change, role, expected) => {
    expect(judged(change, role)).toBe(expected);
  });

  it.each([
    ['3', '0.333', undefined, '1.00', true],
    ['2', '59.90', '10.00', '109.80', true],
    ['2', '59.90', '10.00', '109.81', true],
    ['2', '59.90', '10.00', '109.79', true],
    ['2', '59.90', '10.00', '109.8101', false],
    ['2', '59.90', '10.00', '109.7899', false],
    ['-2', '59.90', '-10.00', '-109.80', true],
    ['-0.5', '0.01', '0', '0.005', true],
    ['999999.999', '9999999.9999', '0', '1', false],
  ])('of %s × %s − %s may say %s itself: %s', (quantity, unitPrice, discount, netAmount, isWithin) => {
    const expected = isWithin ? undefined : 'netAmount line_total_mismatch';
    expect(judged({ quantity, unitPrice, discount, netAmount })).toBe(expected);
  });

  it('is judged exactly, beyond what a double holds too', () => {
    const digits = (most: number) => fc.oneof(fc.integer({ min: -most, max: most }), fc.integer({ min: -99, max: 99 }));
    const text = (units: number, places: number) => {
      const padded = String(Math.abs(units)).padStart(places + 1, '0');
      return `${units < 0 ? '-' : ''}${padded.slice(0, -places)}.${padded.slice(-places)}`;
    };
    fc.assert(
      fc.property(digits(1e9), digits(1e14), digits(1e14), fc.integer({ min: -300, max: 300 }), (q, p, d, offE4) => {
        const exactE7 = BigInt(q) * BigInt(p) - BigInt(d) * 1_000n;
        const netE4 = Number(exactE7 / 1_000n) + offE4;
        fc.pre(Math.abs(netE4) <= 1e14 && Number.isSafeInteger(netE4));
        const missing = BigInt(netE4) * 1_000n - exactE7;
        const isWithin = missing <= 100_000n && missing >= -100_000n;
        const line = { quantity: text(q, 3), unitPrice: text(p, 4), discount: text(d, 4), netAmount: text(netE4, 4) };
        expect(judged(line, 'adjustment')).toBe(isWithin ? undefined : 'netAmount line_total_mismatch');
      }),
      { numRuns: 2_000 },
    );
  });
});
