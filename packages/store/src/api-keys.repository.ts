import { and, asc, eq, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { apiKeys, users } from './schema.js';
import { digest, newApiKey, newId, prefixOf } from './secrets.js';
import type { After } from './tenants.repository.js';

export type ApiKey = Omit<typeof apiKeys.$inferSelect, 'hash' | 'createdBy'>;

export interface NewApiKey {
  tenantId: string;
  name: string;
  role: string;
  /** Absent or null: every store of the tenant. */
  storeIds?: string[] | null | undefined;
  /** The person who makes it: it works while they may come in. */
  createdBy?: string | undefined;
}

const shown = {
  id: apiKeys.id,
  tenantId: apiKeys.tenantId,
  name: apiKeys.name,
  role: apiKeys.role,
  storeIds: apiKeys.storeIds,
  prefix: apiKeys.prefix,
  createdAt: apiKeys.createdAt,
  lastUsedAt: apiKeys.lastUsedAt,
  revokedAt: apiKeys.revokedAt,
};

const works = and(isNull(apiKeys.revokedAt), isNull(users.deactivatedAt));

export class ApiKeysRepository {
  constructor(private readonly database: Database) {}

  /** @returns the key itself once; only its hash is kept */
  async create(input: NewApiKey): Promise<{ key: string; apiKey: ApiKey }> {
    const key = newApiKey();
    return { key, apiKey: await this.insert(key, input) };
  }

  /** Makes sure that exactly this key opens the tenant with this role; for set-ups that choose the key themselves. */
  async ensure(input: NewApiKey & { key: string }): Promise<ApiKey> {
    const { key, ...fields } = input;
    const [row] = await this.database.run((orm) =>
      orm
        .update(apiKeys)
        .set({ ...fields, revokedAt: null })
        .where(eq(apiKeys.hash, digest(key)))
        .returning(shown),
    );
    return row ?? this.insert(key, fields);
  }

  /** The key if it exists, is not revoked, and its maker is not deactivated. */
  async findByKey(key: string): Promise<ApiKey | undefined> {
    const [row] = await this.database.run((orm) =>
      orm
        .select(shown)
        .from(apiKeys)
        .leftJoin(users, eq(users.id, apiKeys.createdBy))
        .where(and(eq(apiKeys.hash, digest(key)), works)),
    );
    return row;
  }

  /** Which of these keys work. */
  async stillOpen(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.database.run((orm) =>
      orm
        .select({ id: apiKeys.id })
        .from(apiKeys)
        .leftJoin(users, eq(users.id, apiKeys.createdBy))
        .where(and(inArray(apiKeys.id, [...ids]), works)),
    );
    return new Set(rows.map((row) => row.id));
  }

  /** Noted at most once a minute, so that a busy key does not write at every request. */
  async touch(id: string, now: Date = new Date()): Promise<void> {
    const isStale = sql`(${apiKeys.lastUsedAt} IS NULL OR ${apiKeys.lastUsedAt} < ${new Date(now.getTime() - 60_000).toISOString()}::timestamptz)`;
    await this.database.run((orm) =>
      orm
        .update(apiKeys)
        .set({ lastUsedAt: now })
        .where(and(eq(apiKeys.id, id), isStale)),
    );
  }

  async find(tenantId: string, id: string): Promise<ApiKey | undefined> {
    const [row] = await this.database.run((orm) =>
      orm
        .select(shown)
        .from(apiKeys)
        .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id))),
    );
    return row;
  }

  /** Keys in use, oldest first. */
  list(tenantId: string, { limit = 500, after }: { limit?: number; after?: After } = {}): Promise<ApiKey[]> {
    const beyond =
      after &&
      or(gt(apiKeys.createdAt, after.createdAt), and(eq(apiKeys.createdAt, after.createdAt), gt(apiKeys.id, after.id)));
    return this.database.run((orm) =>
      orm
        .select(shown)
        .from(apiKeys)
        .where(and(eq(apiKeys.tenantId, tenantId), isNull(apiKeys.revokedAt), beyond))
        .orderBy(asc(apiKeys.createdAt), asc(apiKeys.id))
        .limit(limit),
    );
  }

  /** @returns false when there is no such key in use */
  async revoke(tenantId: string, id: string, now: Date = new Date()): Promise<boolean> {
    const rows = await this.database.run((orm) =>
      orm
        .update(apiKeys)
        .set({ revokedAt: now })
        .where(and(eq(apiKeys.tenantId, tenantId), eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
        .returning({ id: apiKeys.id }),
    );
    return rows.length > 0;
  }

  private async insert(key: string, input: NewApiKey): Promise<ApiKey> {
    const [row] = await this.database.run((orm) =>
      orm
        .insert(apiKeys)
        .values({ ...input, id: newId(), prefix: prefixOf(key), hash: digest(key) })
        .returning(shown),
    );
    if (row === undefined) throw new Error('The API key vanished while it was made.');
    return row;
  }
}
