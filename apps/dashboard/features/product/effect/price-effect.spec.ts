import { describe, expect, it } from '@jest/globals';
import type { MetricAnswer, MetricRow } from '@/lib/api/types';
import { aRow } from '@/testing/rows';
import { courseOf } from './course';
import { discountEffect, priceBands, soldDays } from './price-effect';

const aDay = (price: string, discountRate: number, units = 2): MetricRow =>
  aRow({
    ...{ units, pricePerItem: price, discountRate },
    netSales: (Number(price) * units).toFixed(2),
    grossSales: ((Number(price) * units) / (1 - discountRate)).toFixed(2),
    discounts: (((Number(price) * units) / (1 - discountRate)) * discountRate).toFixed(2),
  });
const many = (count: number, row: MetricRow) => Array.from({ length: count }, () => row);

describe('what a discount does', () => {
  it('is said of days with one and without, with its average rate', () => {
    const effect = discountEffect([...many(5, aDay('90.00', 0.1, 4)), ...many(6, aDay('100.00', 0))]);
    expect(effect).toMatchObject({ with: { days: 5, unitsPerDay: 4 }, without: { days: 6, unitsPerDay: 2 } });
    expect(effect?.rate).toBeCloseTo(0.1, 3);
  });

  it('is not said of too few days of either kind', () => {
    expect(discountEffect([...many(4, aDay('90.00', 0.1)), ...many(30, aDay('100.00', 0))])).toBeNull();
    expect(discountEffect(many(30, aDay('90.00', 0.1)))).toBeNull();
  });

  it('takes no part of today, which is not over', () => {
    const rows = ['2026-11-19', '2026-11-20'].map((day) => Object.assign(aDay('9.00', 0), { day }));
    expect(soldDays({ rows }, '2026-11-20').map(({ day }) => day)).toEqual(['2026-11-19']);
  });

  it('takes no part of days without a sale, or on which it came back', () => {
    expect(
      soldDays({ rows: [aDay('1.00', 0, 0), aRow({ units: -1, netSales: '-9.00' }), aDay('9.00', 0)] }, '2026-11-20'),
    ).toHaveLength(1);
  });
});

describe('prices', () => {
  it('are bands from the lowest to the highest, each with its days', () => {
    const bands = priceBands([...many(6, aDay('80.00', 0, 5)), ...many(3, aDay('100.00', 0, 1)), aDay('99.00', 0, 1)]);
    expect(bands.map(({ low, high, days, unitsPerDay }) => [low, high, days, unitsPerDay])).toEqual([
      ['80.00', '80.00', 6, 5],
      ['99.00', '100.00', 4, 1],
    ]);
    expect(bands[0]?.salesPerDay).toBe('400.00');
  });

  it('are none where they hardly moved, or of few days', () => {
    expect(priceBands([...many(9, aDay('100.00', 0)), aDay('102.00', 0)])).toEqual([]);
    expect(priceBands([...many(5, aDay('80.00', 0)), ...many(4, aDay('100.00', 0))])).toEqual([]);
  });
});

describe('the course of a product', () => {
  const answer = (rows: Record<string, string>): MetricAnswer => ({
    columns: [],
    rows: Object.entries(rows).map(([day, netSales]) => aRow({ day, netSales })),
    total: aRow({}),
    asOf: '2026-11-20T12:00:00Z',
  });
  const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'];

  it('has zeros on days on which others sold, and gaps where nobody knows', () => {
    const own = answer({ '2026-11-01': '5.00' });
    const all = answer({ '2026-11-01': '9.00', '2026-11-02': '8.00', '2026-11-03': '0.00' });
    expect(courseOf(own, all, 'day', days)).toEqual(['5.00', '0.00', '0.00', null]);
    expect(courseOf(undefined, undefined, 'day', days)).toEqual([null, null, null, null]);
  });
});
