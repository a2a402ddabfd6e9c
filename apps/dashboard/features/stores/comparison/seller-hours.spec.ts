import { describe, expect, it } from '@jest/globals';
import { perSellerHour, sumSellerHours } from './seller-hours';

const row = (store: string, hour: number, activeSellers: number) => ({ store, day: '2026-11-20', hour, activeSellers });

describe('seller-hours', () => {
  it('adds the sellers of every hour, store by store', () => {
    const hours = sumSellerHours([row('a', 9, 2), row('a', 10, 3), row('b', 9, 1)]);
    expect([...hours]).toEqual([
      ['a', 5],
      ['b', 1],
    ]);
  });

  it('divides exactly, and says nothing without hours', () => {
    expect(perSellerHour('100.10', 5)).toBe('20.02');
    expect(perSellerHour('100.10', 0)).toBeNull();
    expect(perSellerHour('100.10', undefined)).toBeNull();
    expect(perSellerHour(null, 5)).toBeNull();
  });
});
