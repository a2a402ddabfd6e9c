import { describe, expect, it } from '@jest/globals';
import type { Me, Snapshot, Store } from '@/lib/api/types';
import { isFirstUse } from './is-first-use';

const admin = { permissions: ['stores:read'], scope: { stores: 'all' } } as unknown as Me;
const manager = { permissions: ['stores:read'], scope: { stores: ['a'] } } as unknown as Me;
const seller = { permissions: ['metrics:read'], scope: { stores: 'all', sellerId: 's' } } as unknown as Me;
const aStore = { id: 'a' } as Store;
const silent = { lastSaleAt: null } as Snapshot;
const sold = { lastSaleAt: '2026-11-20T12:00:00Z' } as Snapshot;

describe('the first use', () => {
  it.each([
    ['no store, no word yet', admin, [], null, true],
    ['no store, no sale', admin, [], silent, true],
    ['a ticket of a store nobody has described', admin, [], sold, false],
    ['stores that have not sold yet', admin, [aStore], silent, false],
    ['a manager whose stores are not there', manager, [], silent, false],
    ['a seller, who is told of no store', seller, [], silent, false],
  ])('%s', (_what, me, stores, snapshot, expected) => {
    expect(isFirstUse(me, stores, snapshot)).toBe(expected);
  });
});
