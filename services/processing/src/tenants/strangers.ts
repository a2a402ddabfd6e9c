import type { Batch } from '@vitrine/bus';
import type { TenantDirectory } from '@vitrine/consumer';
import type { JournalledInsert } from '../journal/journalled-insert.js';
import { decodePartitionNote } from '../journal/partition-note.js';
import { strangerName } from './stranger-name.js';

/**
 * Which of the tenants that a batch names do not exist. A tenant may be made between two tries of a batch. So the first try's answer is
 * written down before it is acted upon, and every other try reuses it.
 */
export class Strangers {
  constructor(
    private readonly tenants: Pick<TenantDirectory, 'load' | 'get'>,
    private readonly inserts: Pick<JournalledInsert, 'note' | 'read'>,
  ) {}

  async among(tenantIds: ReadonlySet<string>, batch: Batch): Promise<ReadonlySet<string>> {
    const { entry } = decodePartitionNote(batch.state);
    if (batch.isRepeated && entry !== undefined) {
      const written = new Set((await this.inserts.read(batch, entry)).unknownTenants);
      return new Set([...tenantIds].filter((id) => written.has(strangerName(id))));
    }
    await batch.retry('tenants', () => this.tenants.load(tenantIds));
    const unknownTenants = [...tenantIds].filter((id) => this.tenants.get(id) === undefined);
    if (unknownTenants.length > 0)
      await this.inserts.note(batch, { unknownTenants: unknownTenants.map(strangerName), rows: [] });
    return new Set(unknownTenants);
  }
}
