import { and, eq } from 'drizzle-orm';
import type { Database } from './database.js';
import { tenantKeys } from './schema.js';
import { lockTenants } from './tenants.repository.js';

/** Data keys of tenants in wrapped form (text of packages/privacy). This package can neither make nor open one. */
export class TenantKeysRepository {
  constructor(private readonly database: Database) {}

  async find(tenantId: string): Promise<string | undefined> {
    const [row] = await this.database.run((orm) =>
      orm.select({ wrappedKey: tenantKeys.wrappedKey }).from(tenantKeys).where(eq(tenantKeys.tenantId, tenantId)),
    );
    return row?.wrappedKey;
  }

  /**
   * Keeps the first key offered: of two pods that offer one at once, both get the same back.
   * @returns undefined when the tenant is gone
   */
  async putIfAbsent(tenantId: string, wrappedKey: string): Promise<string | undefined> {
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        if ((await lockTenants(tx, new Set([tenantId]))).has(tenantId))
          await tx.insert(tenantKeys).values({ tenantId, wrappedKey }).onConflictDoNothing();
      }),
    );
    return this.find(tenantId);
  }

  /** Every tenant's key as it is stored. */
  all(): Promise<{ tenantId: string; wrappedKey: string }[]> {
    const { tenantId, wrappedKey } = tenantKeys;
    return this.database.run((orm) => orm.select({ tenantId, wrappedKey }).from(tenantKeys));
  }

  /** Puts another wrapping in the place of `from`. @returns whether `from` was still there */
  async replace(tenantId: string, from: string, to: string): Promise<boolean> {
    const isSame = and(eq(tenantKeys.tenantId, tenantId), eq(tenantKeys.wrappedKey, from));
    const changed = await this.database.run((orm) =>
      orm.update(tenantKeys).set({ wrappedKey: to }).where(isSame).returning({ tenantId: tenantKeys.tenantId }),
    );
    return changed.length > 0;
  }

  /** Erasure: without the key no token of the tenant can be tied to a person again. */
  async destroy(tenantId: string): Promise<void> {
    await this.database.run((orm) => orm.delete(tenantKeys).where(eq(tenantKeys.tenantId, tenantId)));
  }
}
