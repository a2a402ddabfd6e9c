import { describe, expect, it } from '@jest/globals';
import { comparedSales, findBest, findPart, findPuller } from './takeaway';

const day = (amounts: Record<number, string>) => Array.from({ length: 24 }, (_, hour) => amounts[hour] ?? null);

describe('the sentence above the chart', () => {
  it('names the part of the day that moved most', () => {
    const current = day({ 10: '100.00', 13: '82.00', 14: '0.00' });
    const comparison = day({ 10: '99.00', 13: '100.00', 20: '900.00' });
    expect(findPart(current, comparison, 15, 2)).toEqual({
      part: 'afternoon',
      change: { kind: 'percent', value: -0.18, direction: 'down' },
    });
  });

  it('stays silent when nothing stands out or nothing can be compared', () => {
    expect(findPart(day({ 10: '100.00' }), day({ 10: '102.00' }), 12, 2)).toBeNull();
    expect(findPart(day({ 10: '100.00' }), day({}), 12, 2)).toBeNull();
    expect(findPart(day({ 10: '50.00' }), day({ 10: '-100.00' }), 12, 2)).toBeNull();
  });

  it('finds the best hour', () => {
    expect(findBest(day({ 10: '9.00', 13: '10.00' }))).toBe(13);
    expect(findBest(day({}))).toBeNull();
  });

  it('finds who pulled', () => {
    const rows = [
      { id: 'a', current: '10.00', previous: '50.00' },
      { id: 'b', current: '90.00', previous: '20.00' },
    ];
    expect(findPuller(rows, 'down')).toBe('a');
    expect(findPuller(rows, 'up')).toBe('b');
    expect(findPuller([], 'up')).toBeNull();
    expect(findPuller(rows.slice(0, 1), 'down')).toBeNull();
  });

  it('names nobody for a rise that a store without a compared figure may explain', () => {
    const opened = { id: 'new', current: '60.00', previous: null };
    const risen = { id: 'b', current: '90.00', previous: '20.00' };
    const fallen = { id: 'a', current: '10.00', previous: '50.00' };
    expect(findPuller([opened, { ...risen, previous: '80.00' }, fallen], 'up')).toBeNull();
    expect(findPuller([{ ...risen, previous: '80.00' }, opened, fallen], 'up')).toBeNull();
    expect(findPuller([opened, risen, fallen], 'up')).toBe('b');
    expect(findPuller([opened, risen, fallen], 'down')).toBe('a');
  });

  it('compares a store with what it sold, and with nothing where days are missing', () => {
    const rowOf = (previous: string | null, reason: 'missing_days' | 'before_first_sale') => {
      const change = { kind: 'none', value: null, direction: null, reason } as const;
      const cells: Record<string, string | null> = { store: 'a', 'netSales.previous': previous };
      return Object.assign(cells, { changes: { netSales: change } });
    };
    expect(comparedSales({ store: 'a', 'netSales.previous': '0.00' })).toBe('0.00');
    expect(comparedSales(rowOf(null, 'before_first_sale'))).toBeNull();
    expect(comparedSales(rowOf('7.00', 'missing_days'))).toBeNull();
    expect(comparedSales({ store: 'a' })).toBeNull();
  });
});
