import { expect, it } from '@jest/globals';
import { implausibleSign, implausibleSize, isTotalImplausible } from './check-amounts.js';

const line = { quantity: '1', unitPrice: '10' };
const huge = '90000000000';

it.each([
  [{}, undefined],
  [{ quantity: '-1000001' }, 'quantity'],
  [{ unitPrice: huge }, 'unitPrice'],
  [{ discount: `-${huge}` }, 'discount'],
  [{ netAmount: huge }, 'netAmount'],
  [{ quantity: '1000000', unitPrice: '1000000' }, 'netAmount'],
  [{ unitCost: huge }, 'unitCost'],
])('of a line with %j the size of %s is implausible', (change, expected) => {
  expect(implausibleSize({ ...line, ...change })).toBe(expected);
});

it('lines that are fine alone may be too much together', () => {
  const large = { ...line, netAmount: '10000000000' };
  expect(isTotalImplausible(Array(10).fill(large))).toBe(false);
  expect(isTotalImplausible(Array(11).fill(large))).toBe(true);
});

it('a line without discount is judged by its price alone', () => {
  expect([implausibleSign(line), implausibleSign({ ...line, unitPrice: '-0.0001' })]).toEqual([undefined, 'unitPrice']);
});
