import type { Store, Tenant } from '@vitrine/store';
import type { Warehouse } from '@vitrine/warehouse';
import { MUTATION_DEADLINE_MS } from './alter-table.js';
import type { Lease } from './lease.js';
import { deleteOldData, type Retention } from './old-data.js';

const PAGE = 500;

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

async function allTenants(store: Store): Promise<Tenant[]> {
  const tenants: Tenant[] = [];
  for (;;) {
    const last = tenants.at(-1);
    const page = await store.tenants.list({ limit: PAGE, ...(last && { after: last }) });
    tenants.push(...page);
    if (page.length < PAGE) return tenants;
  }
}
