import { describe, expect, it } from '@jest/globals';
import { type GivenGrant, scopeOf } from './scope-of.js';

const places = {
  storesOfRegion: (region: string) => (region === 'Norte' ? ['n1', 'n2'] : []),
  storeOfSeller: (sellerId: string) => (sellerId === 'v1' ? 'n1' : undefined),
};
const scope = (role: string, ...grants: GivenGrant[]) => scopeOf({ tenantId: 't', role, grants }, places);

describe('scopeOf', () => {
  it('opens every store to a grant of the tenant', () => {
    const whole = { tenantId: 't', stores: 'all', networkTotals: false };
    expect(scope('analyst', { kind: 'tenant', value: '' })).toEqual(whole);
  });

  it('adds up regions and stores', () => {
    const grants = ['s1', 'n1'].map((value) => ({ kind: 'store' as const, value }));
    expect(scope('regional', { kind: 'region', value: 'Norte' }, ...grants).stores).toEqual(['n1', 'n2', 's1']);
  });

  it('lets a manager compare with the network, unless there is nothing beyond the scope', () => {
    expect(scope('manager', { kind: 'store', value: 's1' }).networkTotals).toBe(true);
    expect(scope('regional', { kind: 'store', value: 's1' }).networkTotals).toBe(false);
    expect(scope('manager', { kind: 'tenant', value: '' }).networkTotals).toBe(false);
  });

  it('holds a seller to the own sales in the own store', () => {
    const own = { tenantId: 't', stores: ['n1'], sellerId: 'v1', networkTotals: false };
    expect(scope('seller', { kind: 'self', value: 'v1' })).toEqual(own);
    expect(scope('seller', { kind: 'self', value: 'unknown' }).stores).toEqual([]);
  });

  it('closes everything to a seller without a self, whatever else was granted', () => {
    expect(scope('seller', { kind: 'tenant', value: '' }, { kind: 'store', value: 's1' }).stores).toEqual([]);
  });

  it.each(['admin', 'operator', 'analyst', 'regional', 'manager', 'seller', 'producer'])(
    'closes everything to a %s without a grant',
    (role) => {
      expect(scope(role).stores).toEqual([]);
    },
  );
});
