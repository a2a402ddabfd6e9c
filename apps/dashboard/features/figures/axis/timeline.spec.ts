import { describe, expect, it } from '@jest/globals';
import { figuresOf, fillUntil, grainOf, keysOf, lastBegun } from './timeline';

const today = { from: '2026-11-20', to: '2026-11-20' };

describe('the axis of a period', () => {
  it.each([
    [today, 'hour', 24],
    [{ from: '2026-11-14', to: '2026-11-20' }, 'day', 7],
    [{ from: '2026-01-01', to: '2026-11-20' }, 'month', 11],
  ] as const)('%p is drawn by %s', (period, grain, points) => {
    expect(grainOf(period)).toBe(grain);
    expect(keysOf(period, grain)).toHaveLength(points);
  });

  it('puts figures where they belong', () => {
    const answer = { columns: [], rows: [{ hour: 9, netSales: '12.00' }], total: {}, asOf: '' };
    expect(figuresOf(answer, 'netSales', 'hour', keysOf(today, 'hour'))[9]).toBe('12.00');
    expect(figuresOf(undefined, 'netSales', 'hour', keysOf(today, 'hour'))[9]).toBeNull();
  });

  it('ends where the day is', () => {
    expect(lastBegun(today, 'hour', { day: '2026-11-20', hour: 14 })).toBe(14);
    expect(lastBegun(today, 'hour', { day: '2026-11-21', hour: 1 })).toBe(23);
    expect(lastBegun({ from: '2026-11-18', to: '2026-11-24' }, 'day', { day: '2026-11-20', hour: 14 })).toBe(2);
  });

  it('knows a quiet hour from one to come', () => {
    expect(fillUntil([5, null, null], 1)).toEqual([5, 0, null]);
  });
});
