import { type Role, roleSchema, type UserRequest } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { Rights, RightsChange, Store, User } from '@vitrine/store';
import type { Directory } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { refuseUnfit } from '../access/fitting-grants.js';
import { holdsPerson, refuseWider } from '../access/hand-on.js';
import type { TokenDoor } from '../access/token-door.js';
import { keptRows, type ListQuery } from '../http/created-list.js';

export type KnownUser = User & { role: Role };
type Scopes = UserRequest['scopes'];

/** The people of a tenant as one administrator may manage them: only those who can do and see no more than the administrator. */
export class ManagedPeople {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly tokens: TokenDoor,
  ) {}

  /** @throws 404 as well for a person beyond the scope: a caller who may not see them does not learn that they exist */
  async find(access: Access, id: string): Promise<KnownUser> {
    const user = await this.store.users.find(id);
    const known = user?.tenantId === access.tenant.id ? await this.held(access, user) : undefined;
    if (known === undefined) throw new ProblemError(404, 'not_found');
    return known;
  }

  /** The same person, unless it is the caller: somebody at an open screen must not take over or end the account. */
  async findOther(access: Access, id: string): Promise<KnownUser> {
    const user = await this.find(access, id);
    if (access.actor.id === user.id) throw new ProblemError(409, 'own_account');
    return user;
  }

  /**
   * Role and grants as they are kept, if that role can use them and the caller may hand them on.
   * @throws 400 unfit_for_role, 403 outside_scope
   */
  async rightsAsked({ tenant, ...access }: Access, role: Role, scopes: Scopes): Promise<Rights & { role: Role }> {
    const asGiven = scopes.map((scope) => ({ value: '', ...scope }));
    const grants = await this.tokens.grants(tenant.id, asGiven);
    refuseUnfit(role, grants);
    await refuseWider(access, { role, grants }, this.directory.whereabouts(tenant.id), (place) => `/scopes/${place}`);
    return { role, scopes: grants };
  }

  /** One more than a page, or all there are. */
  list(access: Access, query: ListQuery): Promise<KnownUser[]> {
    return keptRows(
      query,
      (page) => this.store.users.list(access.tenant.id, page),
      (user) => this.held(access, user),
    );
  }

  /** @throws 404 when somebody deleted the person meanwhile, 409 last_administrator, 412 changed_meanwhile */
  async end(ending: Promise<RightsChange>): Promise<void> {
    const outcome = await ending;
    if (outcome === 'changedMeanwhile') throw new ProblemError(412, 'changed_meanwhile');
    if (outcome === 'absent') throw new ProblemError(404, 'not_found');
    if (outcome === 'lastAdministrator') throw new ProblemError(409, 'last_administrator');
  }

  note({ tenant, actor }: Access, action: string, subject: string): Promise<void> {
    return this.store.audit.add({ tenantId: tenant.id, actor: actor.id, action, subject });
  }

  /** The person, or undefined when they go beyond the scope or have a role that this version cannot judge. */
  private async held(access: Access, user: User): Promise<KnownUser | undefined> {
    const { data: role } = roleSchema.safeParse(user.role);
    const where = this.directory.whereabouts(access.tenant.id);
    const isHeld = role !== undefined && (await holdsPerson(access, { role, grants: user.scopes }, where));
    return isHeld ? { ...user, role } : undefined;
  }
}
