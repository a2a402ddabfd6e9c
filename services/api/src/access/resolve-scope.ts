import type { Role } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { Grant } from '@vitrine/store';
import type { Whereabouts } from '../directory/directory.js';

export interface Holder {
  tenantId: string;
  role: Role;
  grants: readonly Grant[];
}

/**
 * The one place where grants become a scope. Tenant: every store; region: its stores now; store: that store; self: the own sales in the own
 * store. Whatever is not granted stays closed: no grant, no store.
 */
export async function resolveScope({ tenantId, role, grants }: Holder, where: Whereabouts): Promise<Scope> {
  if (role === 'seller') return sellerScope(tenantId, grants, where);
  if (grants.some((grant) => grant.kind === 'tenant')) return { tenantId, stores: 'all', networkTotals: false };
  const regions = grants.filter((grant) => grant.kind === 'region');
  const ofRegions = await Promise.all(regions.map((grant) => where.storesOfRegion(grant.value)));
  const stores = [...new Set([...valuesOf(grants, 'store'), ...ofRegions.flat()])].sort();
  return { tenantId, stores, networkTotals: seesNetworkTotals(role) && stores.length > 0 };
}

/** Whether this role, limited to some stores, is shown the totals of the others to compare with. */
export function seesNetworkTotals(role: Role): boolean {
  return role === 'manager';
}

/** A seller sees the own sales and nothing else, whatever other grants say. */
async function sellerScope(tenantId: string, grants: readonly Grant[], where: Whereabouts): Promise<Scope> {
  const [sellerId] = valuesOf(grants, 'self').sort();
  if (sellerId === undefined) return { tenantId, stores: [], networkTotals: false };
  const home = await where.storeOfSeller(sellerId);
  const stores = [...new Set([...valuesOf(grants, 'store'), ...(home === undefined ? [] : [home])])].sort();
  return { tenantId, stores, sellerId, networkTotals: false };
}

function valuesOf(grants: readonly Grant[], kind: Grant['kind']): string[] {
  return grants.filter((grant) => grant.kind === kind).map((grant) => grant.value);
}
