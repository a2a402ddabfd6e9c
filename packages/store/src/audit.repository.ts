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
}
