import { describe, expect, it } from '@jest/globals';
import { roles } from '@vitrine/contracts';
import type { Grant } from '@vitrine/store';
import { resolveScope } from './resolve-scope.js';

const where = {
  storesOfRegion: (region: string) => Promise.resolve(region === 'Norte' ? ['n1', 'n2'] : []),
  storeOfSeller: (sellerId: string) => Promise.resolve(sellerId === 'v1' ? 'n1' : undefined),
};
const scopeOf = (role: (typeof roles)[number], ...grants: Grant[]) =>
  resolveScope({ tenantId: 't', role, grants }, where);

describe('resolveScope', () => {
  it('opens every store to a grant of the tenant', async () => {
    expect(await scopeOf('analyst', { kind: 'tenant', value: '' })).toEqual({
      tenantId: 't',
      stores: 'all',
      networkTotals: false,
    });
  });

  it('adds up regions and stores', async () => {
    const scope = await scopeOf(
      'regional',
      { kind: 'region', value: 'Norte' },
      { kind: 'store', value: 's1' },
      { kind: 'store', value: 'n1' },
    );
    expect(scope.stores).toEqual(['n1', 'n2', 's1']);
  });

  it('lets a manager compare with the network, unless there is nothing beyond the scope', async () => {
    expect((await scopeOf('manager', { kind: 'store', value: 's1' })).networkTotals).toBe(true);
    expect((await scopeOf('regional', { kind: 'store', value: 's1' })).networkTotals).toBe(false);
    expect((await scopeOf('manager', { kind: 'tenant', value: '' })).networkTotals).toBe(false);
  });

  it('holds a seller to the own sales in the own store', async () => {
    expect(await scopeOf('seller', { kind: 'self', value: 'v1' })).toEqual({
      tenantId: 't',
      stores: ['n1'],
      sellerId: 'v1',
      networkTotals: false,
    });
    expect((await scopeOf('seller', { kind: 'self', value: 'unknown' })).stores).toEqual([]);
  });

  it('closes everything to a seller without a self, whatever else was granted', async () => {
    expect((await scopeOf('seller', { kind: 'tenant', value: '' }, { kind: 'store', value: 's1' })).stores).toEqual([]);
  });

  it.each(roles)('closes everything to a %s without a grant', async (role) => {
    expect((await scopeOf(role)).stores).toEqual([]);
  });
});
