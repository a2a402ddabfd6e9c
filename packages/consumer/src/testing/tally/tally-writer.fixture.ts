import type { AcceptedTicket } from '@vitrine/contracts';
import type { Warehouse } from '@vitrine/warehouse';

/** The table that a real service would have a migration for. */
export const TALLY_TABLE = `CREATE TABLE tally_v1 (tenant_id String, tickets UInt32)
  ENGINE = MergeTree ORDER BY tenant_id SETTINGS non_replicated_deduplication_window = 1000`;

/** Adds the tickets of a batch to the tally; the same token again changes nothing. */
export class TallyWriter {
  constructor(private readonly warehouse: Warehouse) {}

  async append(tickets: readonly AcceptedTicket[], token: string): Promise<void> {
    const tenantIds = tickets.map(({ tenantId }) => tenantId);
    await this.warehouse.insertBlock(
      'tally_v1',
      [
        { name: 'tenant_id', type: 'String', values: tenantIds },
        { name: 'tickets', type: 'UInt32', values: tenantIds.map(() => 1) },
      ],
      { token },
    );
    if (process.env.TALLY_DIES === 'after insert') process.kill(process.pid, 'SIGKILL');
  }
}
