import type { Store, TenantDeletion } from '@vitrine/store';
import type { Warehouse } from '@vitrine/warehouse';
import { MUTATION_DEADLINE_MS } from './alter-table.js';
import { type EraseStep, erasePlan, type Round } from './erase-plan.js';
import type { Lease } from './lease.js';
import { deleteFrom, hasRows, tablesOfTenants } from './tenant-tables.js';

/** As long as Kafka and the journal keep anything from which a stalled partition could still write rows. */
const LOOKED_AFTER_MS = 31 * 86_400_000;

type Deletions = Pick<
  Store['tenantDeletions'],
  'running' | 'finishedSince' | 'noteDone' | 'finish' | 'reopen' | 'deleteRows'
>;

export interface Erasure {
  readonly lease: Lease;
  /** Name of the ClickHouse cluster; undefined = one server. */
  readonly cluster: string | undefined;
  /** After this no pod knows a tenant whose deletion was accepted. */
  readonly settleMs: number;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/**
 * One run of the job: does everything twice for each tenant whose deletion was accepted. The second round comes when no pod knows the
 * tenant any more and the last writes have arrived. Each step is noted when done, so that after a kill the next run goes on.
 * A run that has lost its lease stops: a late run must not delete the rows of a tenant that was made again.
 * @returns how many deletions have ended
 * @throws LeaseLost
 */
export async function eraseTenants(deletions: Deletions, warehouse: Warehouse, how: Erasure): Promise<number> {
  const tables = await tablesOfTenants(warehouse);
  await reopenLate(deletions, warehouse, tables, how);
  const running = await deletions.running();
  const carryOut = async (deletion: TenantDeletion, round: Round): Promise<void> => {
    const steps = erasePlan(tables, round).filter(({ name }) => !deletion.stepsDone.includes(name));
    for (const step of steps) {
      how.lease.check();
      await take(step, deletion.tenantId, deletions, warehouse, how.cluster);
      await deletions.noteDone(deletion.tenantId, step.name);
    }
  };
  for (const deletion of running) await carryOut(deletion, 'first');
  for (const deletion of running) {
    await how.sleep(Math.max(0, deletion.acceptedAt.getTime() + how.settleMs - how.now().getTime()));
    await carryOut(deletion, 'last');
    how.lease.check();
    await deletions.finish(deletion.tenantId, 'job', how.now());
  }
  return running.length;
}

async function take(
  { table }: EraseStep,
  tenantId: string,
  deletions: Deletions,
  warehouse: Warehouse,
  cluster: string | undefined,
): Promise<void> {
  if (table === undefined) return deletions.deleteRows(tenantId);
  return warehouse.command({ ...deleteFrom(table, tenantId, cluster), deadlineMs: MUTATION_DEADLINE_MS });
}

/** A stalled partition may still write what was decided before the deletion: then all is done again. */
async function reopenLate(
  deletions: Deletions,
  warehouse: Warehouse,
  tables: readonly string[],
  { lease, now }: Erasure,
): Promise<void> {
  const ended = await deletions.finishedSince(new Date(now().getTime() - LOOKED_AFTER_MS));
  for (const { tenantId } of ended) {
    const isLate = await hasRows(warehouse, tables, tenantId);
    lease.check();
    if (isLate) await deletions.reopen(tenantId);
  }
}
