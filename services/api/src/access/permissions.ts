import type { Role } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';

/** What an endpoint may ask for. A role is a set of these; the scope then says of which rows. */
export const permissions = [
  'metrics:read',
  'margins:read',
  'costs:read',
  'stores:read',
  'sellers:read',
  'products:read',
  'stream:read',
  'deadLetters:read',
  'pipeline:read',
  'schemas:read',
  'apiKeys:manage',
  'users:manage',
  'settings:manage',
  'tenants:manage',
] as const;
export type Permission = (typeof permissions)[number];

const shop: readonly Permission[] = ['metrics:read', 'stores:read', 'products:read', 'stream:read', 'schemas:read'];

const byRole: Record<Role, readonly Permission[]> = {
  admin: permissions.filter((permission) => permission !== 'tenants:manage'),
  operator: [...shop, 'deadLetters:read', 'pipeline:read'],
  analyst: [...shop, 'sellers:read', 'margins:read', 'costs:read'],
  regional: [...shop, 'sellers:read', 'margins:read', 'costs:read'],
  manager: [...shop, 'sellers:read', 'margins:read'],
  seller: [...shop, 'sellers:read'],
  producer: ['deadLetters:read', 'schemas:read'],
};

/** What concerns every store at once is not for whoever sees some of them. */
const ofWholeTenant: ReadonlySet<Permission> = new Set(['settings:manage']);

export function permissionsOf(role: Role, { stores }: Pick<Scope, 'stores'>): ReadonlySet<Permission> {
  return new Set(byRole[role].filter((permission) => stores === 'all' || !ofWholeTenant.has(permission)));
}
