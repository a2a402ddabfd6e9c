import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { people } from './schema.js';
import { lockTenants } from './tenants.repository.js';

export interface Person {
  tenantId: string;
  sellerId: string;
  name: string;
  email?: string | undefined;
}

/** Sellers' names and addresses. Nothing else in Vitrine stores them. */
export class PeopleRepository {
  constructor(private readonly database: Database) {}

  /** Inserts or replaces; of several rows for one seller in a call, the last counts. Rows of a tenant that is gone are left out. */
  async upsert(rows: readonly Person[]): Promise<void> {
    const last = new Map(rows.map((row) => [`${row.tenantId}\n${row.sellerId}`, row]));
    if (last.size === 0) return;
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const there = await lockTenants(tx, new Set(rows.map(({ tenantId }) => tenantId)));
        const kept = [...last.values()].filter(({ tenantId }) => there.has(tenantId));
        if (kept.length === 0) return;
        await tx
          .insert(people)
          .values(kept.map((row) => ({ ...row, email: row.email ?? null })))
          .onConflictDoUpdate({
            target: [people.tenantId, people.sellerId],
            set: { name: sql`excluded.name`, email: sql`excluded.email`, updatedAt: sql`now()` },
          });
      }),
    );
  }

  /** Seller id → name, for the sellers that are known. The caller has already decided who may read them. */
  async namesOf(tenantId: string, sellerIds: readonly string[]): Promise<Map<string, string>> {
    if (sellerIds.length === 0) return new Map();
    const rows = await this.database.run((orm) =>
      orm
        .select({ sellerId: people.sellerId, name: people.name })
        .from(people)
        .where(and(eq(people.tenantId, tenantId), inArray(people.sellerId, [...sellerIds]))),
    );
    return new Map(rows.map((row) => [row.sellerId, row.name]));
  }

  async erase(tenantId: string, sellerId: string): Promise<void> {
    await this.database.run((orm) =>
      orm.delete(people).where(and(eq(people.tenantId, tenantId), eq(people.sellerId, sellerId))),
    );
  }
}
