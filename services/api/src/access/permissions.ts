import { type Permission, permissionIds, permissions, type Role } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';

/** The permissions of this role within this scope, by the table of the contract. */
export function permissionsOf(role: Role, { stores }: Pick<Scope, 'stores'>): ReadonlySet<Permission> {
  const isHeld = ({ roles, isOfWholeTenant }: (typeof permissions)[Permission]) =>
    roles.includes(role) && (stores === 'all' || isOfWholeTenant !== true);
  return new Set(permissionIds.filter((id) => isHeld(permissions[id])));
}
