import { describe, expect, it } from '@jest/globals';
import { addDecimals } from '@/lib/decimal';
import { decompose, driverOf } from './effects';

const before = { netSales: '1000.00', tickets: 10, units: 20 };

describe('what changed the sales', () => {
  it('is traffic when only tickets moved', () => {
    expect(decompose({ netSales: '500.00', tickets: 5, units: 10 }, before)).toEqual({
      volume: '-500.00',
      items: '0.00',
      price: '0.00',
      total: '-500.00',
    });
  });

  it('is the basket when only items moved, the price when only the price did', () => {
    expect(decompose({ netSales: '1500.00', tickets: 10, units: 30 }, before)).toMatchObject({
      volume: '0.00',
      items: '500.00',
      price: '0.00',
    });
    expect(decompose({ netSales: '1100.00', tickets: 10, units: 20 }, before)).toMatchObject({
      volume: '0.00',
      items: '0.00',
      price: '100.00',
    });
  });

  it('always adds up', () => {
    const effects = decompose(
      { netSales: '1234.57', tickets: 13, units: 17.5 },
      { netSales: '998.01', tickets: 7, units: 11 },
    );
    expect(effects).not.toBeNull();
    if (effects) expect(addDecimals([effects.volume, effects.items, effects.price])).toBe(effects.total);
  });

  it('says nothing without a before', () => {
    expect(decompose(before, { netSales: '0.00', tickets: 0, units: 0 })).toBeNull();
    expect(decompose(before, { netSales: '-160.00', tickets: 1, units: 2 })).toBeNull();
  });

  it('names the effect that moved most in the direction of the whole', () => {
    expect(driverOf({ volume: '-500.00', items: '600.00', price: '-300.00', total: '-200.00' })).toBe('volume');
    expect(driverOf({ volume: '10.00', items: '5.00', price: '20.00', total: '35.00' })).toBe('price');
  });
});
