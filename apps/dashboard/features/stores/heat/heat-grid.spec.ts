import { describe, expect, it } from '@jest/globals';
import { aRow } from '@/testing/rows';
import { gridOf, strengthOf } from './heat-grid';

const sold = (store: string, hour: number, netSales: string) => aRow({ store, hour, netSales });
const grid = gridOf([sold('a', 9, '10.00'), sold('a', 12, '40.00'), sold('b', 12, '5.05'), sold('b', 9, '-3.00')]);

describe('stores by hour', () => {
  it('has a column for every hour between the first and the last sale', () => {
    expect(grid.hours).toEqual([9, 10, 11, 12]);
    expect(gridOf([]).hours).toEqual([]);
  });

  it('knows what each store sold in an hour, and nothing of an hour without sales', () => {
    expect(grid.cells.get('a')?.get(9)).toBe('10.00');
    expect(grid.cells.get('a')?.get(10)).toBeUndefined();
  });

  it('finds the best hour of each store, and that of all together', () => {
    expect([...grid.best]).toEqual([
      ['a', 12],
      ['b', 12],
    ]);
    expect(grid.peak).toEqual({ hour: 12, sales: '45.05' });
    expect(gridOf([]).peak).toBeNull();
  });

  it('colours against the strongest cell, and a loss not at all', () => {
    expect(['40.00', '10.00', '-3.00', undefined].map((sales) => strengthOf(sales, grid))).toEqual([1, 0.25, 0, 0]);
    expect(strengthOf('0.00', { top: 0 })).toBe(0);
  });
});
