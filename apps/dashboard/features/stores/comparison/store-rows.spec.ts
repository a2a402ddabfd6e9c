import { describe, expect, it } from '@jest/globals';
import { aStore } from '@/testing/people';
import { aRow } from '@/testing/rows';
import { namesOf, storeRows, type Told, withSellerHours } from './store-rows';

const rise = { kind: 'percent', value: 0.1, direction: 'up' } as const;
const told: Told = {
  rows: [aRow({ store: 's1', netSales: '900.00', tickets: 9 }, { netSales: rise })],
  stores: [aStore({ id: 's1', name: 'Centro', region: 'Sul', format: 'mall' })],
  isNetwork: false,
  margins: [],
  courses: new Map([['s1', [1, null]]]),
  hours: null,
  nameOf: (id) => id.toUpperCase(),
};
const first = (change: Partial<Told>) => storeRows({ ...told, ...change })[0];

describe('the rows of the comparison', () => {
  it('put what the list knows of a store beside what it sold', () => {
    expect(first({})).toEqual({
      id: 's1',
      name: 'S1',
      region: 'Sul',
      format: 'mall',
      isOwn: false,
      figures: { store: 's1', netSales: '900.00', tickets: 9, changes: { netSales: rise } },
      course: [1, null],
      isUnlisted: false,
    });
  });

  it('keep a store that sold and is in no list, without a page of its own', () => {
    expect(first({ stores: [], courses: new Map() })).toMatchObject({ isUnlisted: true, region: '', course: [] });
  });

  it('tell the own stores from the others of a network only', () => {
    expect(first({ isNetwork: true })?.isOwn).toBe(true);
    expect(first({ isNetwork: true, stores: [aStore({ id: 's1', access: 'totals' })] })?.isOwn).toBe(false);
  });

  it('join a margin that was asked apart, its change too', () => {
    const fall = { kind: 'amount', value: -0.01, direction: 'down' } as const;
    const row = first({ margins: [aRow({ store: 's1', marginRate: 0.3 }, { marginRate: fall })] });
    expect(row?.figures).toMatchObject({ netSales: '900.00', marginRate: 0.3 });
    expect(row?.figures.changes).toEqual({ netSales: rise, marginRate: fall });
  });

  it('divide sales by seller-hours where these are known, and say nothing without one', () => {
    expect(first({ hours: new Map([['s1', 8]]) })?.figures.sellerHour).toBe('112.50');
    expect(first({ hours: new Map() })?.figures.sellerHour).toBeNull();
    expect(first({})?.figures).not.toHaveProperty('sellerHour');
  });
});

describe('figures of several stores', () => {
  const rows = [{ id: 's1' }, { id: 's2' }];

  it('divide their sum by all their hours', () => {
    const hours = new Map([
      ['s1', 6],
      ['s2', 4],
    ]);
    expect(withSellerHours(aRow({ netSales: '1000.00' }), rows, hours)).toEqual({
      netSales: '1000.00',
      sellerHour: '100.00',
    });
  });

  it('stay as they came without hours, and empty before they came', () => {
    const figures = aRow({ netSales: '1000.00' });
    expect(withSellerHours(figures, rows, null)).toBe(figures);
    expect(withSellerHours(undefined, rows, null)).toEqual({});
  });
});

describe('what a store is called', () => {
  it('is said by the list, else by the answer, else by its id', () => {
    const nameOf = namesOf([aStore({ id: 's1', name: 'Centro' })], { s1: 'old', s2: 'Online' });
    expect(['s1', 's2', 's3'].map(nameOf)).toEqual(['Centro', 'Online', 's3']);
  });
});
