import type { Scope } from './scope.js';

/** What a person was given: the whole tenant, a region, a store, or their own sales (value: their seller id). */
export interface GivenGrant {
  readonly kind: 'tenant' | 'region' | 'store' | 'self';
  readonly value: string;
}

export interface Holder {
  readonly tenantId: string;
  readonly role: string;
  readonly grants: readonly GivenGrant[];
}

/** Where things are in the catalogue as it is now. */
export interface Places {
  storesOfRegion(region: string): readonly string[];
  storeOfSeller(sellerId: string): string | undefined;
}

/**
 * The one place where grants become a scope. Tenant: every store; region: its stores now; store: that store; self: the own sales in the own
 * store. Whatever is not granted stays closed: no grant, no store.
 */
export function scopeOf({ tenantId, role, grants }: Holder, places: Places): Scope {
  if (role === 'seller') return sellerScope(tenantId, grants, places);
  if (grants.some((grant) => grant.kind === 'tenant')) return { tenantId, stores: 'all', networkTotals: false };
  const ofRegions = valuesOf(grants, 'region').flatMap((region) => places.storesOfRegion(region));
  const stores = inOrder([...valuesOf(grants, 'store'), ...ofRegions]);
  return { tenantId, stores, networkTotals: seesNetworkTotals(role) && stores.length > 0 };
}

/** Whether this role, limited to some stores, is shown the totals of the others to compare with. */
export function seesNetworkTotals(role: string): boolean {
  return role === 'manager';
}

/** A seller sees the own sales and nothing else, whatever other grants say. */
function sellerScope(tenantId: string, grants: Holder['grants'], places: Places): Scope {
  const [sellerId] = valuesOf(grants, 'self').sort();
  if (sellerId === undefined) return { tenantId, stores: [], networkTotals: false };
  const home = places.storeOfSeller(sellerId);
  const stores = inOrder([...valuesOf(grants, 'store'), ...(home === undefined ? [] : [home])]);
  return { tenantId, stores, sellerId, networkTotals: false };
}

function valuesOf(grants: Holder['grants'], kind: GivenGrant['kind']): string[] {
  return grants.filter((grant) => grant.kind === kind).map((grant) => grant.value);
}

const inOrder = (storeIds: readonly string[]): string[] => [...new Set(storeIds)].sort();
