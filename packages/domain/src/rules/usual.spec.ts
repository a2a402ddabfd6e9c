import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayOfHours, type HoursOfDay, median, usualOf } from './usual.js';

const flat = (value: number): HoursOfDay => Array.from({ length: 24 }, () => [value, 2]);
const noon = 12 * 60;
const total = ([sum]: readonly number[]) => sum as number;
const sumsOf = (days: readonly HoursOfDay[], from: number, to: number) =>
  days.map((day) => dayOfHours(day).sumsIn({ from, to }));
const usual = (days: readonly HoursOfDay[], minute: number, length: number) =>
  usualOf(sumsOf(days, minute - length, minute), total);
const usualSoFar = (days: readonly HoursOfDay[], minute: number) => usualOf(sumsOf(days, 0, minute), total);

describe('what is usual', () => {
  it('is the median of the days over the span, with their median distance as spread', () => {
    const days = [60, 120, 180, 240, 600].map(flat);
    expect(usual(days, noon, 60)).toEqual({ expected: 180, spread: 1.4826 * 60 });
    expect(usual(days, noon + 15, 30)).toEqual({ expected: 90, spread: 1.4826 * 30 });
    expect(usualSoFar(days, noon)).toEqual({ expected: 12 * 180, spread: 1.4826 * 12 * 60 });
  });

  it('reaches back to midnight at most, and is the whole day at its end', () => {
    const days = [100, 100, 100, 100].map(flat);
    expect(usual(days, 30, 120)).toMatchObject({ expected: 50 });
    expect(usualSoFar(days, 1_440)).toMatchObject({ expected: 2_400 });
  });

  it.each([
    ['too few days', [1, 2].map(flat)],
    ['hours in which nothing is sold', [0, 0, 0, 0].map(flat)],
  ])('is unknown for %s', (_, days) => {
    expect(usual(days, noon, 60)).toBeUndefined();
  });

  it('of a ratio is the median of the days that have one', () => {
    const days = [10, 20, 30, 40].map(flat);
    const perSale = ([sum, sales]: readonly number[]) => (sales ? (sum as number) / sales : null);
    expect(usualOf(sumsOf(days, 0, noon), perSale)).toMatchObject({ expected: 12.5 });
    const closed: HoursOfDay = Array.from({ length: 24 }, () => [0, 0]);
    expect(usualOf(sumsOf([...days, closed], 0, noon), perSale)).toMatchObject({ expected: 12.5 });
    expect(usualOf(sumsOf([...days.slice(2), closed], 0, noon), perSale)).toBeUndefined();
  });

  it('has some spread where days were alike', () => {
    expect(usual([100, 100, 100, 100].map(flat), noon, 60)).toEqual({ expected: 100, spread: 5 });
  });

  it('lies as far from a figure of few sales as chance alone takes it', () => {
    const days = [100, 100, 100, 100].map(flat);
    const count = (_: readonly number[]) => 16;
    expect(usualOf(sumsOf(days, 0, 60), total, count)).toEqual({ expected: 100, spread: 25 });
  });

  const hour = fc.tuple(fc.nat(1_000), fc.nat(9));
  const curves = fc.array(fc.array(hour, { minLength: 24, maxLength: 24 }), { minLength: 5, maxLength: 12 });
  const minutes = fc.integer({ min: 0, max: 1_440 });

  it('is not moved out of the range of the other days by one wild day', () => {
    fc.assert(
      fc.property(
        curves,
        minutes,
        fc.integer({ min: 1, max: 1_440 }),
        fc.nat(10 ** 9),
        (days, minute, length, wild) => {
          const others = days.map((day) => usual([day, day, day, day], minute, length)?.expected ?? 0);
          const expected = usual([...days, flat(wild)], minute, length)?.expected ?? 0;
          expect(expected).toBeGreaterThanOrEqual(Math.min(...others) - 1e-6);
          expect(expected).toBeLessThanOrEqual(Math.max(...others) + 1e-6);
        },
      ),
    );
  });

  it('does not depend on the order of days', () => {
    fc.assert(
      fc.property(curves, minutes, (days, minute) => {
        expect(usualSoFar([...days].reverse(), minute)).toEqual(usualSoFar(days, minute));
      }),
    );
  });
});

it.each([
  [[3], 3],
  [[1, 2], 1.5],
  [[3, 1, 2], 2],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});
