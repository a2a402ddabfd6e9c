import { describe, expect, it } from '@jest/globals';
import { canSeeSeller, type Scope, scopeKey, storeAccess } from './scope.js';

const whole: Scope = { tenantId: 'aurora', stores: 'all', networkTotals: false };
const manager: Scope = { tenantId: 'aurora', stores: ['s1'], networkTotals: true };
const seller: Scope = { tenantId: 'aurora', stores: ['s1'], sellerId: 'ana', networkTotals: false };

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

  it('has one key whatever the order of its stores', () => {
    const [a, b] = [
      { ...manager, stores: ['s2', 's1', 's2'] },
      { ...manager, stores: ['s1', 's2'] },
    ];
    expect(scopeKey(a)).toBe(scopeKey(b));
    expect(new Set([whole, manager, seller].map(scopeKey)).size).toBe(3);
  });
});
