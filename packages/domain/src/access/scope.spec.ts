import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canSeeSeller,
  canSeeStore,
  intersectScopes,
  intersectStores,
  type Scope,
  scopeKey,
  storeAccess,
} from './scope.js';

const whole: Scope = { tenantId: 'aurora', stores: 'all', networkTotals: false };
const manager: Scope = { tenantId: 'aurora', stores: ['s1'], networkTotals: true };
const seller: Scope = { tenantId: 'aurora', stores: ['s1'], sellerId: 'ana', networkTotals: false };

const storeIds = fc.constantFrom('s1', 's2', 's3', 's4');
const scopes: fc.Arbitrary<Scope> = fc
  .record({
    stores: fc.oneof(fc.constant('all' as const), fc.uniqueArray(storeIds)),
    sellerId: fc.option(fc.constantFrom('ana', 'rui'), { nil: undefined }),
    networkTotals: fc.boolean(),
  })
  .map(({ sellerId, ...rest }) => ({ tenantId: 'aurora', ...rest, ...(sellerId ? { sellerId } : {}) }));

describe('a scope', () => {
  it('decides how a store appears', () => {
    expect(storeAccess(whole, 's9')).toBe('full');
    expect(storeAccess(manager, 's1')).toBe('full');
    expect(storeAccess(manager, 's2')).toBe('totals');
    expect(storeAccess(seller, 's2')).toBe('none');
  });

  it('lets a seller see the own sales only', () => {
    expect(canSeeSeller(seller, { id: 'ana', storeId: 's1' })).toBe(true);
    expect(canSeeSeller(seller, { id: 'rui', storeId: 's1' })).toBe(false);
    expect(canSeeSeller(seller, { id: 'ana', storeId: 's2' })).toBe(false);
    expect(canSeeSeller(manager, { id: 'rui', storeId: 's1' })).toBe(true);
  });

  it('cuts a list of stores to its own', () => {
    expect(intersectStores(manager, ['s2', 's1'])).toEqual(['s1']);
    expect(intersectStores(whole, ['s2'])).toEqual(['s2']);
  });

  it('has one key whatever the order of its stores', () => {
    const [a, b] = [
      { ...manager, stores: ['s2', 's1', 's2'] },
      { ...manager, stores: ['s1', 's2'] },
    ];
    expect(scopeKey(a)).toBe(scopeKey(b));
    expect(new Set([whole, manager, seller].map(scopeKey)).size).toBe(3);
  });
});

describe('intersectScopes', () => {
  it('of two tenants is nothing', () => {
    expect(intersectScopes(whole, { ...whole, tenantId: 'other' })).toBeNull();
  });

  it('of two different sellers sees no store', () => {
    expect(intersectScopes(seller, { ...whole, sellerId: 'rui' })?.stores).toEqual([]);
  });

  it('shows a seller of a store only where both scopes do', () => {
    fc.assert(
      fc.property(scopes, scopes, storeIds, fc.constantFrom('ana', 'rui'), (a, b, storeId, id) => {
        const both = intersectScopes(a, b) as Scope;
        expect(canSeeStore(both, storeId)).toBe(
          canSeeStore(a, storeId) &&
            canSeeStore(b, storeId) &&
            !(a.sellerId && b.sellerId && a.sellerId !== b.sellerId),
        );
        const bothSee = canSeeSeller(a, { id, storeId }) && canSeeSeller(b, { id, storeId });
        expect(canSeeSeller(both, { id, storeId })).toBe(bothSee);
      }),
    );
  });
});
