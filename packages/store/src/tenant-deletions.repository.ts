import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Database, Orm } from './database.js';
import { auditLog, tenantDeletions, tenants } from './schema.js';
import { newId } from './secrets.js';

/** How far the deletion of a tenant is. */
export type TenantDeletion = typeof tenantDeletions.$inferSelect;

/** Tables with a `tenant_id` that outlive the tenant: what was done to it, by ids alone, and how far its deletion is. */
const KEPT = ['audit_log', 'tenant_deletions'];

/** The end of tenants. Accepting takes away all access at once. The job does the rest step by step and may die at any moment. */
export class TenantDeletionsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Deletes the tenant's row, and with it people, sessions, keys and its data key, in the transaction that records the deletion.
   * @returns the deletion, the same one while it is under way; undefined when there is no such tenant
   */
  accept(tenantId: string, actor: string): Promise<TenantDeletion | undefined> {
    return this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const gone = await tx.delete(tenants).where(eq(tenants.id, tenantId)).returning({ id: tenants.id });
        if (gone.length === 0) return onlyOne(tx.select().from(tenantDeletions).where(isRunning(tenantId)));
        await tx.delete(tenantDeletions).where(eq(tenantDeletions.tenantId, tenantId));
        await tx.insert(auditLog).values(auditOf(tenantId, actor, 'tenant.deletionAccepted'));
        return onlyOne(tx.insert(tenantDeletions).values({ tenantId }).returning());
      }),
    );
  }

  find(tenantId: string): Promise<TenantDeletion | undefined> {
    const isIt = eq(tenantDeletions.tenantId, tenantId);
    return this.database.run((orm) => onlyOne(orm.select().from(tenantDeletions).where(isIt)));
  }

  /** Those under way, oldest first. */
  running(): Promise<TenantDeletion[]> {
    return this.list(isNull(tenantDeletions.finishedAt));
  }

  /** Those that ended after this instant, of tenants that were not made again. */
  finishedSince(since: Date): Promise<TenantDeletion[]> {
    return this.list(and(isNotNull(tenantDeletions.finishedAt), gt(tenantDeletions.finishedAt, since)));
  }

  async noteDone(tenantId: string, step: string): Promise<void> {
    const stepsDone = sql`array_append(${tenantDeletions.stepsDone}, ${step})`;
    await this.database.run((orm) => orm.update(tenantDeletions).set({ stepsDone }).where(isRunning(tenantId)));
  }

  async finish(tenantId: string, actor: string, now: Date = new Date()): Promise<void> {
    await this.database.run((orm) =>
      orm.transaction(async (tx) => {
        const ended = await tx
          .update(tenantDeletions)
          .set({ finishedAt: now })
          .where(isRunning(tenantId))
          .returning({ id: tenantDeletions.tenantId });
        if (ended.length > 0) await tx.insert(auditLog).values(auditOf(tenantId, actor, 'tenant.deleted'));
      }),
    );
  }

  /** Rows of the tenant have come after all: every step must be done again. Nothing happens where the tenant was made again. */
  async reopen(tenantId: string): Promise<void> {
    await this.database.run((orm) =>
      orm
        .update(tenantDeletions)
        .set({ finishedAt: null, stepsDone: [] })
        .where(eq(tenantDeletions.tenantId, tenantId)),
    );
  }

  /**
   * Deletes what any table still holds under the tenant's id, as the database itself lists them. Of the audit the tenant's making and its
   * end stay. Repeating it changes nothing, nor does it act where no deletion is under way.
   */
  async deleteRows(tenantId: string): Promise<void> {
    await this.database.transaction(async (client) => {
      const running = await client.query(
        'SELECT FROM tenant_deletions WHERE tenant_id = $1 AND finished_at IS NULL FOR UPDATE',
        [tenantId],
      );
      if (running.rowCount === 0) return;
      const { rows } = await client.query<{ name: string }>(
        `SELECT format('%I.%I', c.table_schema, c.table_name) AS name
         FROM   information_schema.columns AS c
         JOIN   information_schema.tables  AS t USING (table_schema, table_name)
         WHERE  c.column_name = 'tenant_id' AND t.table_type = 'BASE TABLE' AND c.table_schema = current_schema()
           AND  c.table_name <> ALL ($1)
         ORDER  BY name`,
        [KEPT],
      );
      for (const { name } of rows) await client.query(`DELETE FROM ${name} WHERE tenant_id = $1`, [tenantId]);
      await client.query(`DELETE FROM audit_log WHERE tenant_id = $1 AND action NOT LIKE 'tenant.%'`, [tenantId]);
    });
  }

  private list(which: SQL | undefined): Promise<TenantDeletion[]> {
    return this.database.run((orm) =>
      orm.select().from(tenantDeletions).where(which).orderBy(asc(tenantDeletions.acceptedAt)),
    );
  }
}

/** Whether the tenant's id is still taken by its deletion. A deletion that has ended is forgotten from now on. */
export async function isBeingDeleted(tx: Pick<Orm, 'select' | 'delete'>, tenantId: string): Promise<boolean> {
  const ended = and(eq(tenantDeletions.tenantId, tenantId), isNotNull(tenantDeletions.finishedAt));
  await tx.delete(tenantDeletions).where(ended);
  return (await tx.select().from(tenantDeletions).where(isRunning(tenantId))).length > 0;
}

const isRunning = (tenantId: string) => and(eq(tenantDeletions.tenantId, tenantId), isNull(tenantDeletions.finishedAt));

const auditOf = (tenantId: string, actor: string, action: string) => ({
  id: newId(),
  tenantId,
  actor,
  action,
  subject: tenantId,
});

const onlyOne = async <Row>(rows: PromiseLike<Row[]>): Promise<Row | undefined> => (await rows)[0];
