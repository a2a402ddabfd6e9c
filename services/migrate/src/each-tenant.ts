import type { Store, Tenant } from '@vitrine/store';
import { allTenants } from './all-tenants.js';
import { LeaseLost } from './lease.js';

/** Is told of a tenant for which the work failed. */
export type OnTenantError = (tenantId: string, error: unknown) => void;

/**
 * Does the work for every tenant, one after the other. One for which it fails holds up none of the others.
 * @returns for how many it failed
 * @throws LeaseLost
 */
export async function eachTenant(
  store: Pick<Store, 'tenants'>,
  onError: OnTenantError,
  work: (tenant: Tenant) => Promise<void>,
): Promise<number> {
  let failed = 0;
  for (const tenant of await allTenants(store)) {
    try {
      await work(tenant);
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      onError(tenant.id, error);
      failed++;
    }
  }
  return failed;
}
