import { and, eq, inArray } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { AlreadyExists, isUniqueViolation } from './errors.js';
import { DEFAULT_PASSWORD_COST, hashPassword, type PasswordCost, verifyPassword } from './passwords.js';
import { userScopes, users } from './schema.js';
import { newId } from './secrets.js';

/** What a person may see: the whole tenant, a region, a store, or their own sales (value: their seller id). */
export interface Grant {
  kind: 'tenant' | 'region' | 'store' | 'self';
  /** Empty for kind tenant. */
  value: string;
}

export type User = Omit<typeof users.$inferSelect, 'passwordHash'> & { scopes: Grant[] };

export interface NewUser {
  tenantId: string;
  email: string;
  password: string;
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
    const passwordHash = await hashPassword(user.password, this.cost);
    const { scopes, password: _, ...fields } = user;
    const row = { ...fields, id: newId(), email: normaliseEmail(user.email), passwordHash };
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
  async ensure(user: NewUser): Promise<User> {
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

  /** Every account with this address; more than one only when tenantId is not given. */
  findByEmail(email: string, tenantId?: string): Promise<{ id: string; tenantId: string; passwordHash: string }[]> {
    const isAddress = eq(users.email, normaliseEmail(email));
    return this.database.run((orm) =>
      orm
        .select({ id: users.id, tenantId: users.tenantId, passwordHash: users.passwordHash })
        .from(users)
        .where(tenantId === undefined ? isAddress : and(isAddress, eq(users.tenantId, tenantId)))
        .limit(2),
    );
  }

  async find(id: string): Promise<User | undefined> {
    const [[row], scopes] = await this.database.run((orm) =>
      Promise.all([
        orm.select().from(users).where(eq(users.id, id)),
        orm
          .select({ kind: userScopes.kind, value: userScopes.value })
          .from(userScopes)
          .where(eq(userScopes.userId, id)),
      ]),
    );
    if (row === undefined) return undefined;
    const { passwordHash: _, ...user } = row;
    return { ...user, scopes };
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

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

async function replaceScopes(orm: Pick<Orm, 'delete' | 'insert'>, userId: string, scopes: Grant[]): Promise<void> {
  await orm.delete(userScopes).where(eq(userScopes.userId, userId));
  if (scopes.length > 0) {
    const rows = scopes.map((scope) => ({ userId, ...scope }));
    await orm.insert(userScopes).values(rows).onConflictDoNothing();
  }
}
