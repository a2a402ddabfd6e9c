import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateOfDayNumber, weekdayOf } from './dates.js';
import { comparisonPeriod, daysOf, isAskable, isComparable, lengthOf } from './periods.js';

const periods = fc
  .tuple(fc.integer({ min: 10_000, max: 30_000 }), fc.nat(400))
  .map(([from, days]) => ({ from: dateOfDayNumber(from), to: dateOfDayNumber(from + days) }));

describe('comparisonPeriod', () => {
  it.each([
    ['previousPeriod', '2026-11-20', '2026-11-20', '2026-11-19', '2026-11-19'],
    ['sameWeekday', '2026-11-20', '2026-11-20', '2026-11-13', '2026-11-13'],
    ['lastYear', '2026-11-20', '2026-11-20', '2025-11-21', '2025-11-21'],
    ['previousPeriod', '2026-11-01', '2026-11-10', '2026-10-22', '2026-10-31'],
    ['sameWeekday', '2026-11-01', '2026-11-10', '2026-10-18', '2026-10-27'],
    ['sameWeekday', '2026-11-02', '2026-11-08', '2026-10-26', '2026-11-01'],
  ] as const)('%s of %s to %s is %s to %s', (kind, from, to, expectedFrom, expectedTo) => {
    expect(comparisonPeriod({ from, to }, kind)).toEqual({ from: expectedFrom, to: expectedTo });
  });

  it('keeps the length, and never overlaps the period unless a year is longer than a year', () => {
    fc.assert(
      fc.property(periods, (period) => {
        for (const kind of ['previousPeriod', 'sameWeekday', 'lastYear'] as const) {
          expect(lengthOf(comparisonPeriod(period, kind))).toBe(lengthOf(period));
        }
        expect(comparisonPeriod(period, 'previousPeriod').to).toBe(addDays(period.from, -1));
        expect(comparisonPeriod(period, 'sameWeekday').to < period.from).toBe(true);
      }),
    );
  });

  it('same weekday and last year compare a Friday with a Friday', () => {
    fc.assert(
      fc.property(periods, (period) => {
        expect(weekdayOf(comparisonPeriod(period, 'sameWeekday').from)).toBe(weekdayOf(period.from));
        expect(weekdayOf(comparisonPeriod(period, 'lastYear').from)).toBe(weekdayOf(period.from));
      }),
    );
  });
});

describe('a period that can be asked for', () => {
  it.each([
    ['a day', '2026-11-20', '2026-11-20', true],
    ['a leap day', '2024-02-29', '2024-02-29', true],
    ['forty years', '2000-01-01', '2039-12-31', true],
    ['more than forty years', '2000-01-01', '2040-01-02', false],
    ['the year zero', '0000-01-01', '0000-01-02', false],
    ['before any shop', '1994-12-31', '1995-01-02', false],
    ['far ahead', '2100-12-31', '2101-01-01', false],
    ['the end of time', '2026-01-01', '9999-12-31', false],
    ['30 February', '2026-02-30', '2026-03-01', false],
    ['no leap day', '2023-02-28', '2023-02-29', false],
    ['from after to', '2026-02-02', '2026-02-01', false],
    ['no days at all', '', 'tomorrow', false],
  ])('%s: %s to %s is one: %s', (_case, from, to, expected) => {
    expect(isAskable({ from, to })).toBe(expected);
  });

  it.each([
    ['previousPeriod', '1995-01-01', '2019-12-31', true],
    ['previousPeriod', '1995-01-01', '2020-01-02', false],
    ['sameWeekday', '1995-01-01', '2020-01-02', false],
    ['lastYear', '2000-01-01', '2039-12-31', true],
    ['lastYear', '2000-01-01', '9999-12-31', false],
  ] as const)('is comparable (%s) from %s to %s: %s', (kind, from, to, expected) => {
    expect(isComparable({ from, to }, kind)).toBe(expected);
  });
});

describe('a period', () => {
  it('lists its days, both ends included', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-02' })).toEqual([
      '2026-02-27',
      '2026-02-28',
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  it('that ends before it begins is refused', () => {
    expect(() => lengthOf({ from: '2026-02-02', to: '2026-02-01' })).toThrow(RangeError);
  });
});
