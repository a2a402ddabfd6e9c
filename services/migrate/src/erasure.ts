import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, loadEnv, runMain } from '@vitrine/platform';
import { createStore } from '@vitrine/store';
import { createWarehouse } from '@vitrine/warehouse';
import { erasureEnv } from './env.js';
import { eraseTenants } from './erase-tenants.js';

/** Whatever is left of tenants whose deletion was accepted. */
runMain('erasure', async () => {
  const env = loadEnv(erasureEnv, process.env);
  const logger = createLogger('erasure', env.LOG_LEVEL);
  const store = createStore(env.DATABASE_URL);
  const warehouse = createWarehouse(env);
  try {
    const tenants = await eraseTenants(store.tenantDeletions, warehouse, {
      cluster: env.CLICKHOUSE_CLUSTER,
      settleMs: env.SETTLE_SECONDS * 1_000,
      now: () => new Date(),
      sleep,
    });
    logger.info({ tenants }, tenants === undefined ? 'another erasure is at work' : 'erasure done');
  } finally {
    await Promise.all([store.close(), warehouse.close()]);
  }
});
