import { type Me, permissionsOf, roles } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import { minorDigitsOf } from '@vitrine/domain';
import { knownLocale } from '@vitrine/messages';
import { ProblemError } from '@vitrine/platform';
import type { Store, Tenant } from '@vitrine/store';
import type { Directory } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { resolveScope } from '../access/resolve-scope.js';

/** What a caller is told about themselves. */
export class Profiles {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
  ) {}

  async ofUser(userId: string): Promise<Me> {
    const user = await this.store.users.find(userId);
    const tenant = user && (await this.store.tenants.find(user.tenantId));
    const role = roles.find((one) => one === user?.role);
    if (user === undefined || tenant === undefined || role === undefined) throw new ProblemError(403, 'forbidden');
    const holder = { tenantId: tenant.id, role, grants: user.scopes };
    const scope = await resolveScope(holder, this.directory.whereabouts(tenant.id));
    const { id, name, email } = user;
    return meOf({ id, name, email, role, locale: knownLocale(user.locale) }, tenant, scope);
  }

  /** A key has no person behind it: the profile shows its own id. */
  of({ actor, tenant, scope, role, locale }: Access): Promise<Me> {
    if (actor.kind === 'user') return this.ofUser(actor.id);
    return Promise.resolve(meOf({ id: actor.id, name: actor.kind, email: '', role, locale }, tenant, scope));
  }
}

function meOf(user: Me['user'], tenant: Tenant, scope: Scope): Me {
  const { id, name, currency, timeZone } = tenant;
  const stores = scope.stores === 'all' ? scope.stores : [...scope.stores];
  const { sellerId, networkTotals } = scope;
  return {
    user,
    tenant: { id, name, currency, timeZone, locale: knownLocale(tenant.locale), minorDigits: minorDigitsOf(currency) },
    scope: { stores, ...(sellerId === undefined ? {} : { sellerId }), networkTotals },
    permissions: [...permissionsOf(user.role, scope)],
  };
}
