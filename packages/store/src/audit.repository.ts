import { and, asc, eq } from 'drizzle-orm';
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

/** A setting of a tenant, and what it became. */
export interface SettingChange {
  readonly name: string;
  readonly value: unknown;
  readonly at: Date;
}

const SETTING_CHANGED = 'settings.changed';

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

  async noteSetting(tenantId: string, actor: string, name: string, value: unknown): Promise<void> {
    await this.add({ tenantId, actor, action: SETTING_CHANGED, subject: `${name}=${JSON.stringify(value)}` });
  }

  /** Every change of a tenant's settings, oldest first. */
  async settingChanges(tenantId: string): Promise<SettingChange[]> {
    const { subject, at, id, action } = auditLog;
    const rows = await this.database.run((orm) =>
      orm
        .select({ subject, at })
        .from(auditLog)
        .where(and(eq(auditLog.tenantId, tenantId), eq(action, SETTING_CHANGED)))
        .orderBy(asc(at), asc(id)),
    );
    return rows.map((row) => {
      const end = row.subject.indexOf('=');
      return { name: row.subject.slice(0, end), value: JSON.parse(row.subject.slice(end + 1)), at: row.at };
    });
  }
}
