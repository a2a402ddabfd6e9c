import type { Store } from '@vitrine/store';
import type { Warehouse } from '@vitrine/warehouse';
import { allTenants } from './all-tenants.js';
import { MUTATION_DEADLINE_MS } from './alter-table.js';
import type { Lease } from './lease.js';
import { deleteOldData, type Retention } from './old-data.js';

/** One run of the job: ended sessions, then what each tenant no longer keeps. @returns how many tenants name a limit @throws LeaseLost */
export async function runRetention(store: Store, warehouse: Warehouse, lease: Lease, how: Retention): Promise<number> {
  await store.sessions.deleteExpired(how.now);
  const tenants = (await allTenants(store)).filter(({ keepDays }) => keepDays !== null);
  for (const command of deleteOldData(tenants, how)) {
    lease.check();
    await warehouse.command({ ...command, deadlineMs: MUTATION_DEADLINE_MS });
  }
  return tenants.length;
}
