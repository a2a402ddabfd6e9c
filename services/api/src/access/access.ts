import type { Locale, Permission, Role } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { Grant, Tenant, User } from '@vitrine/store';

/** Who is asking: a person with a session, a program with a key, or the instance's admin key. */
export type Actor =
  | { kind: 'user'; id: string; user: User; sessionId: string; expiresAt: Date }
  | { kind: 'key'; id: string }
  | { kind: 'instance'; id: 'instance' };

/** What one request may do and see. Only the guard makes it; handlers read the warehouse with its scope. */
export interface Access {
  actor: Actor;
  role: Role;
  tenant: Tenant;
  /** What the scope was made of. */
  grants: readonly Grant[];
  scope: Scope;
  permissions: ReadonlySet<Permission>;
  locale: Locale;
}

/** What a route demands. A route without a rule is closed. */
export type AccessRule =
  | { kind: 'public' }
  | { kind: 'instance' }
  | { kind: 'signedIn' }
  | { kind: 'permission'; permission: Permission };
