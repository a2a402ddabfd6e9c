import { and, asc, eq, isNull, ne } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { noteChanged } from './outbox.repository.js';
import { revokeLinks } from './password-links.repository.js';
import { DEFAULT_PASSWORD_COST, hashPassword, type PasswordCost } from './passwords.js';
import { endPushOfPerson } from './push-subscriptions.repository.js';
import { apiKeys, people, sessions, userScopes, users } from './schema.js';
import { type NewUser, replaceScopes, type User } from './users.repository.js';

/** 'lastAdministrator': nobody else could look after the tenant any more, so nothing was done. */
export type Ending = 'done' | 'absent' | 'lastAdministrator';

/** 'changedMeanwhile': somebody else changed the person after they were read, and nothing was done. */
export type RightsChange = Ending | 'changedMeanwhile';

/** What somebody may do and see. */
export type Rights = Pick<NewUser, 'role' | 'scopes'>;

type Tx = Pick<Orm, 'select' | 'insert' | 'update' | 'delete'>;

/** How a person's access ends, and comes back. Everything ends in one transaction: no reader sees one step without the others. */
export class AccountsRepository {
  constructor(
    private readonly database: Database,
    private readonly cost: PasswordCost = DEFAULT_PASSWORD_COST,
  ) {}

  /** Ends every other session of the person, with its push subscription, and the links they were given. */
  async changePassword(userId: string, password: string, keptSessionId: string, now: Date = new Date()): Promise<void> {
    const passwordHash = await hashPassword(password, this.cost);
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        await tx.update(users).set({ passwordHash, passwordSetAt: now }).where(eq(users.id, userId));
        await tx.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.id, keptSessionId)));
        await endPushOfPerson(tx, userId, keptSessionId);
        await revokeLinks(tx, userId, now);
      }),
    );
  }

  /** Sessions, push subscriptions and links end; keys that the person made stop working until they come back. */
  deactivate(tenantId: string, userId: string, now: Date = new Date()): Promise<Ending> {
    return this.unlessLast(tenantId, userId, async (tx) => {
      await tx.update(users).set({ deactivatedAt: now }).where(eq(users.id, userId));
      await tx.delete(sessions).where(eq(sessions.userId, userId));
      await endPushOfPerson(tx, userId);
      await revokeLinks(tx, userId, now);
      await tellOf(tx, { tenantId, id: userId });
      return 'done';
    });
  }

  /** Role and scopes together, from the state that was read; sessions go on with them. */
  changeRights(
    { tenantId, id, version }: Pick<User, 'tenantId' | 'id' | 'version'>,
    rights: Rights,
  ): Promise<RightsChange> {
    const change = async (tx: Tx): Promise<RightsChange> => {
      const changed = await tx
        .update(users)
        .set({ role: rights.role, version: version + 1 })
        .where(and(eq(users.id, id), eq(users.version, version)))
        .returning({ id: users.id });
      if (changed.length === 0) return 'changedMeanwhile';
      await replaceScopes(tx, id, rights.scopes);
      await tellOf(tx, { tenantId, id, version: version + 1 });
      return 'done';
    };
    return this.unlessLast(tenantId, id, change, isAdministrator(rights));
  }

  async reactivate(tenantId: string, userId: string): Promise<void> {
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        await tx
          .update(users)
          .set({ deactivatedAt: null })
          .where(and(eq(users.tenantId, tenantId), eq(users.id, userId)));
        await tellOf(tx, { tenantId, id: userId });
      }),
    );
  }

  /** Deletes name, e-mail, sessions, links and keys; of a seller, the name of the sales as well. Facts keep the id. */
  erase(tenantId: string, userId: string, now: Date = new Date()): Promise<Ending> {
    return this.unlessLast(tenantId, userId, async (tx) => {
      const sellers = await tx
        .select({ id: userScopes.value })
        .from(userScopes)
        .where(and(eq(userScopes.userId, userId), eq(userScopes.kind, 'self')));
      for (const { id } of sellers)
        await tx.delete(people).where(and(eq(people.tenantId, tenantId), eq(people.sellerId, id)));
      await tx
        .update(apiKeys)
        .set({ revokedAt: now })
        .where(and(eq(apiKeys.createdBy, userId), isNull(apiKeys.revokedAt)));
      await tx.delete(users).where(eq(users.id, userId));
      await tellOf(tx, { tenantId, id: userId });
      return 'done';
    });
  }

  /** @param stays whether the person is an administrator of the whole tenant afterwards too */
  private unlessLast<Outcome extends RightsChange>(
    tenantId: string,
    userId: string,
    change: (tx: Tx) => Promise<Outcome>,
    stays = false,
  ): Promise<Outcome | Exclude<Ending, 'done'>> {
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const administrators = await lockAdministrators(tx, tenantId);
        const [person] = await tx
          .select({ id: users.id })
          .from(users)
          .where(and(eq(users.tenantId, tenantId), eq(users.id, userId)));
        if (person === undefined) return 'absent';
        const isLast = administrators.length === 1 && administrators[0]?.id === userId;
        return isLast && !stays ? 'lastAdministrator' : change(tx);
      }),
    );
  }
}

/** Services that keep who may see what read this person again. */
function tellOf(tx: Tx, { tenantId, id, version = 1 }: Pick<User, 'tenantId' | 'id'> & Partial<User>): Promise<void> {
  return noteChanged(tx, [{ tenantId, kind: 'person', id, version }]);
}

/** Of the whole tenant. */
function isAdministrator({ role, scopes }: Rights): boolean {
  return role === 'admin' && scopes.some(({ kind }) => kind === 'tenant');
}

/** Active administrators of the whole tenant, locked in one order: two who end each other's access do so one by one. */
function lockAdministrators(tx: Tx, tenantId: string): Promise<{ id: string }[]> {
  const isAdministrator = and(eq(users.tenantId, tenantId), eq(users.role, 'admin'), isNull(users.deactivatedAt));
  return tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(userScopes, and(eq(userScopes.userId, users.id), eq(userScopes.kind, 'tenant')))
    .where(isAdministrator)
    .orderBy(asc(users.id))
    .for('update', { of: users });
}
