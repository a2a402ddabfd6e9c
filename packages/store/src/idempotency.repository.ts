import { and, eq, lt } from 'drizzle-orm';
import type { Database } from './database.js';
import { idempotencyKeys } from './schema.js';

const KEPT_MS = 24 * 3_600_000;
/** A first request that has not ended after this long died with its pod. */
const RUNNING_MS = 60_000;

export type Claim =
  | { kind: 'first' }
  | { kind: 'running' }
  | { kind: 'otherRequest' }
  | { kind: 'done'; status: number; response: string };

/** Remembers for 24 hours what a creating request answered, per caller and key. */
export class IdempotencyRepository {
  constructor(private readonly database: Database) {}

  /** One caller of several with the same key gets 'first' and must finish() or release(). What is kept goes with the tenant. */
  async claim(
    owner: string,
    key: string,
    requestHash: string,
    { now = new Date(), tenantId = null }: { now?: Date; tenantId?: string | null } = {},
  ): Promise<Claim> {
    await this.forget(now);
    const created = await this.database.run((orm) =>
      orm
        .insert(idempotencyKeys)
        .values({ owner, key, requestHash, tenantId, createdAt: now })
        .onConflictDoNothing()
        .returning({ key: idempotencyKeys.key }),
    );
    if (created.length > 0) return { kind: 'first' };
    const [row] = await this.database.run((orm) => orm.select().from(idempotencyKeys).where(isRow(owner, key)));
    if (row === undefined) return { kind: 'running' };
    if (row.requestHash !== requestHash) return { kind: 'otherRequest' };
    return row.status === 0 ? { kind: 'running' } : { kind: 'done', status: row.status, response: row.response ?? '' };
  }

  async finish(owner: string, key: string, status: number, response: string): Promise<void> {
    await this.database.run((orm) => orm.update(idempotencyKeys).set({ status, response }).where(isRow(owner, key)));
  }

  /** The request failed and changed nothing: the key may be used again. */
  async release(owner: string, key: string): Promise<void> {
    await this.database.run((orm) => orm.delete(idempotencyKeys).where(isRow(owner, key)));
  }

  private async forget(now: Date): Promise<void> {
    const old = lt(idempotencyKeys.createdAt, new Date(now.getTime() - KEPT_MS));
    const stuck = and(
      eq(idempotencyKeys.status, 0),
      lt(idempotencyKeys.createdAt, new Date(now.getTime() - RUNNING_MS)),
    );
    await this.database.run(async (orm) => {
      await orm.delete(idempotencyKeys).where(old);
      await orm.delete(idempotencyKeys).where(stuck);
    });
  }
}

function isRow(owner: string, key: string) {
  return and(eq(idempotencyKeys.owner, owner), eq(idempotencyKeys.key, key));
}
