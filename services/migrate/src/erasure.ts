import { setTimeout as sleep } from 'node:timers/promises';
import { erasureEnv } from './env.js';
import { eraseTenants } from './erase-tenants.js';
import { runJob } from './run-job.js';

/** Deletes whatever is left of tenants whose deletion was accepted. */
runJob('erasure', erasureEnv, async ({ env, lease, logger, store, warehouse }) => {
  const tenants = await eraseTenants(store.tenantDeletions, warehouse, {
    lease,
    cluster: env.CLICKHOUSE_CLUSTER,
    settleMs: env.SETTLE_SECONDS * 1_000,
    now: () => new Date(),
    sleep,
  });
  logger.info({ tenants }, 'erasure done');
});
