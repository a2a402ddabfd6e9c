import { type Permission, permissionIds, permissions, type Role } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';

/** What whoever has this role within this scope may do, by the table of the contract. */
export function permissionsOf(role: Role, { stores }: Pick<Scope, 'stores'>): ReadonlySet<Permission> {
  const isHeld = ({ roles, isOfWholeTenant }: (typeof permissions)[Permission]) =>
    roles.includes(role) && (stores === 'all' || isOfWholeTenant !== true);
  return new Set(permissionIds.filter((id) => isHeld(permissions[id])));
}
