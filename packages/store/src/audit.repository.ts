import { asc, eq } from 'drizzle-orm';
import type { Database } from './database.js';
import { auditLog } from './schema.js';
import { newId } from './secrets.js';

export interface AuditEntry {
  tenantId: string | null;
  /** Id of a user or key, never a name. */
  actor: string;
  action: string;
  subject: string;
}

export class AuditRepository {
  constructor(private readonly database: Database) {}

  async add(entry: AuditEntry): Promise<void> {
    await this.database.run((orm) => orm.insert(auditLog).values({ id: newId(), ...entry }));
  }

  /** What was done in a tenant, oldest first. */
  of(tenantId: string): Promise<AuditEntry[]> {
    const { actor, action, subject, at, id } = auditLog;
    return this.database.run((orm) =>
      orm
        .select({ tenantId: auditLog.tenantId, actor, action, subject })
        .from(auditLog)
        .where(eq(auditLog.tenantId, tenantId))
        .orderBy(asc(at), asc(id)),
    );
  }
}
