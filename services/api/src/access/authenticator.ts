import { timingSafeEqual } from 'node:crypto';
import { type Locale, type Role, roles } from '@vitrine/contracts';
import { knownLocale } from '@vitrine/messages';
import {
  bearerOf,
  KeyHolders,
  ProblemError,
  refuseOtherTenant,
  sessionTokenOf,
  unauthenticated,
} from '@vitrine/platform';
import { digest, type Grant, type Store, type Tenant } from '@vitrine/store';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './access.js';
import { grantsOfKey } from './grants-of-key.js';

/** Who is asking and what they were granted, before scope and rule are checked. */
export interface Principal {
  actor: Actor;
  role: Role;
  grants: readonly Grant[];
  tenant: Tenant | null;
  locale: Locale;
}

/** Finds the caller by key or by session. A wrong key or an ended session is a 401, never an anonymous caller. */
export class Authenticator {
  private readonly adminDigest: string | undefined;
  private readonly keys: KeyHolders<Tenant>;

  constructor(
    private readonly store: Store,
    adminApiKey: string | undefined,
    now: () => number = Date.now,
  ) {
    this.keys = new KeyHolders(store, now);
    this.adminDigest = adminApiKey === undefined ? undefined : digest(adminApiKey);
  }

  async authenticate(request: FastifyRequest): Promise<Principal | undefined> {
    const header = request.headers.authorization;
    if (header !== undefined) return this.byKey(header, request.headers['x-tenant-id']);
    const token = sessionTokenOf(request);
    return token === undefined ? undefined : this.bySession(token, request.headers['x-tenant-id']);
  }

  private async byKey(header: string, tenantHeader: string | string[] | undefined): Promise<Principal> {
    const key = bearerOf(header);
    if (this.isAdminKey(key)) return this.instance(tenantHeader);
    const { apiKey, tenant } = await this.keys.holderOf(key);
    refuseOtherTenant(tenantHeader, tenant.id);
    await this.keys.noteUse(apiKey.id);
    return {
      actor: { kind: 'key', id: apiKey.id },
      role: roleOf(apiKey.role),
      grants: grantsOfKey(apiKey.storeIds),
      tenant,
      locale: knownLocale(tenant.locale),
    };
  }

  private async bySession(token: string, tenantHeader: string | string[] | undefined): Promise<Principal> {
    const session = await this.store.sessions.findByToken(token);
    const user = session && (await this.store.users.find(session.userId));
    const tenant = user && (await this.store.tenants.find(user.tenantId));
    if (session === undefined || user === undefined || tenant === undefined) throw unauthenticated();
    if (user.deactivatedAt !== null) throw unauthenticated();
    refuseOtherTenant(tenantHeader, tenant.id);
    return {
      actor: { kind: 'user', id: user.id, user, sessionId: session.id, expiresAt: session.expiresAt },
      role: roleOf(user.role),
      grants: user.scopes,
      tenant,
      locale: knownLocale(user.locale),
    };
  }

  /** The admin key acts for the tenant it names; without a name it may only look after tenants. */
  private async instance(tenantHeader: string | string[] | undefined): Promise<Principal> {
    const id = [tenantHeader ?? []].flat()[0];
    const tenant = id === undefined ? null : ((await this.store.tenants.find(id)) ?? null);
    if (id !== undefined && tenant === null) {
      throw new ProblemError(404, 'unknown_tenant', { errors: [{ pointer: '/X-Tenant-Id', code: 'unknown_tenant' }] });
    }
    return {
      actor: { kind: 'instance', id: 'instance' },
      role: 'admin',
      grants: grantsOfKey(null),
      tenant,
      locale: knownLocale(tenant?.locale),
    };
  }

  /** Digests have one length, so the comparison takes the same time for every key. */
  private isAdminKey(key: string): boolean {
    return this.adminDigest !== undefined && timingSafeEqual(Buffer.from(digest(key)), Buffer.from(this.adminDigest));
  }
}

/** A role that this version does not know may do nothing. */
function roleOf(role: string): Role {
  const known = roles.find((one) => one === role);
  if (known === undefined) throw new ProblemError(403, 'forbidden');
  return known;
}
