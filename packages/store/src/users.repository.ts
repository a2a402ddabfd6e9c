import { and, asc, desc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { AlreadyExists, isUniqueViolation } from './errors.js';
import { DEFAULT_PASSWORD_COST, hashPassword, type PasswordCost, verifyPassword } from './passwords.js';
import { userScopes, users } from './schema.js';
import { newId, newToken } from './secrets.js';
import type { After } from './tenants.repository.js';

/** What a person may see: the whole tenant, a region, a store, or their own sales (value: their seller id). */
export interface Grant {
  kind: 'tenant' | 'region' | 'store' | 'self';
  /** Empty for kind tenant. */
  value: string;
}

/** What a login looks at. */
export interface Account {
  id: string;
  tenantId: string;
  passwordHash: string;
  deactivatedAt: Date | null;
}

/** Accounts of one address; a person with more names the organisation. Each costs a login the time of one password. */
const MOST_ACCOUNTS = 8;

const account = {
  id: users.id,
  tenantId: users.tenantId,
  passwordHash: users.passwordHash,
  deactivatedAt: users.deactivatedAt,
};

export type User = Omit<typeof users.$inferSelect, 'passwordHash'> & { scopes: Grant[] };

export interface NewUser {
  tenantId: string;
  email: string;
  /** Absent: the person is invited, and chooses one by a link. */
  password?: string;
  name: string;
  role: string;
  scopes: Grant[];
  locale: string;
}

export class UsersRepository {
  constructor(
    private readonly database: Database,
    private readonly cost: PasswordCost = DEFAULT_PASSWORD_COST,
  ) {}

  /** @throws AlreadyExists when the tenant has a user with this address */
  async create(user: NewUser): Promise<User> {
    const { scopes, password, ...fields } = user;
    // Nobody knows the password of an invited person; comparing with it takes as long as with any other.
    const passwordHash = await hashPassword(password ?? newToken(), this.cost);
    const isInvited = password === undefined && { passwordSetAt: null };
    const row = { ...fields, ...isInvited, id: newId(), email: normaliseEmail(user.email), passwordHash };
    try {
      await this.database.run((orm) =>
        orm.transaction(async (tx) => {
          await tx.insert(users).values(row);
          await replaceScopes(tx, row.id, scopes);
        }),
      );
    } catch (error) {
      throw isUniqueViolation(error) ? new AlreadyExists('user') : error;
    }
    return this.require(row.id);
  }

  /** Creates the user, or brings the one with this address to the given name, role, scopes and password. */
  async ensure(user: NewUser & { password: string }): Promise<User> {
    const [found] = await this.findByEmail(user.email, user.tenantId);
    if (found === undefined) return this.create(user);
    const isSamePassword = await verifyPassword(user.password, found.passwordHash);
    const passwordHash = isSamePassword ? found.passwordHash : await hashPassword(user.password, this.cost);
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        await tx.update(users).set({ name: user.name, role: user.role, passwordHash }).where(eq(users.id, found.id));
        await replaceScopes(tx, found.id, user.scopes);
      }),
    );
    return this.require(found.id);
  }

  /** Accounts with this address, oldest first; more than one only when tenantId is not given. Those deactivated too. */
  findByEmail(email: string, tenantId?: string): Promise<Account[]> {
    const isAddress = eq(users.email, normaliseEmail(email));
    return this.database.run((orm) =>
      orm
        .select(account)
        .from(users)
        .where(tenantId === undefined ? isAddress : and(isAddress, eq(users.tenantId, tenantId)))
        .orderBy(asc(users.createdAt), asc(users.id))
        .limit(MOST_ACCOUNTS),
    );
  }

  /** How many accounts the address with the most of them has; 0 where there is none. */
  async mostWithOneEmail(): Promise<number> {
    const accounts = sql<number>`count(*)::int`;
    const [row] = await this.database.run((orm) =>
      orm.select({ accounts }).from(users).groupBy(users.email).orderBy(desc(accounts)).limit(1),
    );
    return Math.min(row?.accounts ?? 0, MOST_ACCOUNTS);
  }

  /** Is this the password of the person? */
  async hasPassword(id: string, password: string): Promise<boolean> {
    const [row] = await this.database.run((orm) => orm.select(account).from(users).where(eq(users.id, id)));
    return row !== undefined && verifyPassword(password, row.passwordHash);
  }

  /** People of a tenant, oldest first. */
  async list(tenantId: string, { limit = 500, after }: { limit?: number; after?: After } = {}): Promise<User[]> {
    const beyond =
      after &&
      or(gt(users.createdAt, after.createdAt), and(eq(users.createdAt, after.createdAt), gt(users.id, after.id)));
    return this.database.run(async (orm) => {
      const rows = await orm
        .select()
        .from(users)
        .where(and(eq(users.tenantId, tenantId), beyond))
        .orderBy(asc(users.createdAt), asc(users.id))
        .limit(limit);
      const ids = rows.map(({ id }) => id);
      const scopes = ids.length === 0 ? [] : await scopesOf(orm, ids);
      return rows.map((row) =>
        toUser(
          row,
          scopes.filter(({ userId }) => userId === row.id),
        ),
      );
    });
  }

  async find(id: string): Promise<User | undefined> {
    const [[row], scopes] = await this.database.run((orm) =>
      Promise.all([orm.select().from(users).where(eq(users.id, id)), scopesOf(orm, [id])]),
    );
    if (row === undefined) return undefined;
    return toUser(row, scopes);
  }

  /** @returns the changed user, or undefined when someone changed it after `version` was read */
  async setLocale(id: string, locale: string, version?: number): Promise<User | undefined> {
    const current = await this.find(id);
    if (current === undefined || (version !== undefined && current.version !== version)) return undefined;
    const changed = await this.database.run((orm) =>
      orm
        .update(users)
        .set({ locale, version: current.version + 1 })
        .where(and(eq(users.id, id), eq(users.version, current.version)))
        .returning({ id: users.id }),
    );
    return changed.length === 0 ? undefined : this.find(id);
  }

  async delete(ids: string[]): Promise<void> {
    if (ids.length > 0) await this.database.run((orm) => orm.delete(users).where(inArray(users.id, ids)));
  }

  private async require(id: string): Promise<User> {
    const user = await this.find(id);
    if (user === undefined) throw new Error('The user vanished while it was made.');
    return user;
  }
}

/** Always in the same order: an ETag is made of it, and Postgres promises none by itself. */
function scopesOf(orm: Orm, userIds: string[]) {
  return orm
    .select()
    .from(userScopes)
    .where(inArray(userScopes.userId, userIds))
    .orderBy(asc(userScopes.kind), asc(userScopes.value));
}

function toUser({ passwordHash: _, ...user }: typeof users.$inferSelect, scopes: readonly Grant[]): User {
  return { ...user, scopes: scopes.map(({ kind, value }) => ({ kind, value })) };
}

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

export async function replaceScopes(
  orm: Pick<Orm, 'delete' | 'insert'>,
  userId: string,
  scopes: Grant[],
): Promise<void> {
  await orm.delete(userScopes).where(eq(userScopes.userId, userId));
  if (scopes.length > 0) {
    const rows = scopes.map((scope) => ({ userId, ...scope }));
    await orm.insert(userScopes).values(rows).onConflictDoNothing();
  }
}
