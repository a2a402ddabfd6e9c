import { describe, expect, it } from '@jest/globals';
import { findBest, findPart, findPuller } from './takeaway';

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
});
