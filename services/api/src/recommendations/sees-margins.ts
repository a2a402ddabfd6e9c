import type { Role, TenantSettings } from '@vitrine/contracts';
import type { Access } from '../access/access.js';

const allowed: Readonly<Record<TenantSettings['marginMoneyFor'], readonly Role[]>> = {
  nobody: [],
  managers: ['manager'],
  sellers: ['seller'],
  managersAndSellers: ['manager', 'seller'],
};

/**
 * Whether a caller is told money of margins: whoever sees costs, and the roles that the tenant has chosen. A margin beside a price is a
 * cost, so everything that tells one asks here.
 */
export function seesMargins({ permissions, role, tenant }: Pick<Access, 'permissions' | 'role' | 'tenant'>): boolean {
  return permissions.has('costs:read') || allowed[tenant.marginMoneyFor].includes(role);
}
