import type { Scope } from '@vitrine/domain';
import { type Role, roles } from './sessions.js';

interface PermissionRule {
  /** What it opens, for the OpenAPI document and the page of permissions. */
  readonly opens: string;
  readonly roles: readonly Role[];
  /** It concerns every store at once: a person granted some stores does not have it. */
  readonly isOfWholeTenant?: true;
}

const shop: readonly Role[] = ['admin', 'operator', 'analyst', 'regional', 'manager', 'seller'];
const table = {
  'metrics:read': { opens: 'Metrics of the own sales', roles: shop },
  'margins:read': { opens: 'Metrics that tell of costs', roles: ['admin', 'analyst', 'regional', 'manager'] },
  'costs:read': { opens: 'The unit cost of products', roles: ['admin', 'analyst', 'regional'] },
  'stores:read': { opens: 'The stores', roles: shop },
  'sellers:read': { opens: 'The sellers', roles: ['admin', 'analyst', 'regional', 'manager', 'seller'] },
  'products:read': { opens: 'The products', roles: shop },
  'stream:read': { opens: 'The live day', roles: shop },
  'alerts:read': { opens: 'Alerts of the own sales, and how one is told of them', roles: shop },
  'alertRules:manage': { opens: 'Rules of alerts, within the own stores', roles: ['admin', 'regional', 'manager'] },
  'alertEndpoints:manage': {
    opens: 'Webhooks that alerts are sent to',
    roles: ['admin'],
    isOfWholeTenant: true,
  },
  'recommendations:read': { opens: 'What to offer, to promote and what earns, in the own stores', roles: shop },
  'recommendations:manage': {
    opens:
      'Pairs of products, pinned, approved or blocked; bundles, low performers and what suggestions bring, in the own stores',
    roles: ['admin', 'regional', 'manager'],
  },
  'customers:read': {
    opens: 'What a returning customer is likely to take, by a token; each question is in the audit',
    roles: ['admin', 'regional', 'manager'],
  },
  'deadLetters:read': { opens: 'Refused messages and why', roles: ['admin', 'operator', 'producer'] },
  'pipeline:read': { opens: 'The flow from the tills to the screens', roles: ['admin', 'operator'] },
  'schemas:read': { opens: 'The schemas of messages', roles },
  'sales:write': {
    opens: 'The HTTP door for tickets and catalogue',
    roles: ['admin', 'producer'],
    isOfWholeTenant: true,
  },
  'apiKeys:manage': { opens: 'API keys of programs', roles: ['admin'] },
  'users:manage': { opens: 'People, their links and sessions', roles: ['admin'] },
  'settings:manage': { opens: 'The settings of the tenant', roles: ['admin'], isOfWholeTenant: true },
} as const satisfies Record<string, PermissionRule>;

/** What an endpoint may ask for. A role has a set of these; the scope then says for which rows. */
export type Permission = keyof typeof table;
export const permissions: Readonly<Record<Permission, PermissionRule>> = table;
export const permissionIds = Object.keys(table) as [Permission, ...Permission[]];

/** The permissions of this role within this scope. */
export function permissionsOf(role: Role, { stores }: Pick<Scope, 'stores'>): ReadonlySet<Permission> {
  const isHeld = ({ roles, isOfWholeTenant }: PermissionRule) =>
    roles.includes(role) && (stores === 'all' || isOfWholeTenant !== true);
  return new Set(permissionIds.filter((id) => isHeld(permissions[id])));
}
