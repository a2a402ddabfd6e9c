import { describe, expect, it } from '@jest/globals';
import type { Course } from '@/features/figures/answers/use-course';
import { aRow } from '@/testing/rows';
import { figureOf, knownCost, pathsOf } from './card-figures';

describe('the figure of a card', () => {
  const rise = { kind: 'amount', value: 0.1, direction: 'up' } as const;
  const goal = { goalRate: 0.4, 'goalRate.previous': 0.3 };

  it('comes with what it was and how it changed', () => {
    const total = aRow({ ...goal, tickets: 3, netSales: '10.00' }, { goalRate: rise });
    expect(figureOf('goalRate', total)).toEqual({ value: 0.4, previous: 0.3, change: rise });
  });

  it('is no rate of a goal before the first sale', () => {
    const total = aRow({ ...goal, tickets: 0, netSales: '0.00' }, { goalRate: rise });
    expect(figureOf('goalRate', total)).toEqual({ value: null, previous: 0.3, change: undefined });
    expect(figureOf('netSales', total).value).toBe('0.00');
  });
});

describe('the part of the sales a margin speaks of', () => {
  it.each([
    [0.999, 0.99],
    [0.5, 0.5],
    [0.9996, null],
    [1, null],
    [0, null],
    [null, null],
  ])('of %s is said as %s', (costCoverage, said) => {
    expect(knownCost(aRow({ costCoverage }))).toBe(said);
  });
});

describe('the way of a figure', () => {
  const course: Course = {
    keys: ['0', '1', '2', '3'],
    last: 2,
    current: () => ['5.00', null, '7.00', null],
    comparison: () => ['4.00', null, '6.00', '8.00'],
    earlierKeys: [],
  };

  it('of a sum is zero in a quiet hour, and ends where the period stands', () => {
    expect(pathsOf('netSales', course, { hasToday: true, isComparable: true })).toEqual({
      values: [5, 0, 7, null],
      comparison: [4, 0, 6, 8],
      length: 4,
      fromZero: true,
      partial: 2,
    });
  });

  it('of a ratio has gaps, and no point that is only partly over', () => {
    expect(pathsOf('averageTicket', course, { hasToday: true, isComparable: true })).toMatchObject({
      values: [5, null, 7, null],
      fromZero: false,
      partial: undefined,
    });
  });

  it('is not laid over days that are missing', () => {
    expect(pathsOf('netSales', course, { hasToday: false, isComparable: false })).toMatchObject({
      comparison: [],
      partial: undefined,
    });
  });
});
