import { createLogger, loadEnv, runMain } from '@vitrine/platform';
import { createStore } from '@vitrine/store';
import { createWarehouse } from '@vitrine/warehouse';
import { retentionEnv } from './env.js';
import { runRetention } from './run-retention.js';

/** Ended sessions, dead letters past their time, and of each tenant that names a limit what is older. */
runMain('retention', async () => {
  const env = loadEnv(retentionEnv, process.env);
  const logger = createLogger('retention', env.LOG_LEVEL);
  const store = createStore(env.DATABASE_URL);
  const warehouse = createWarehouse(env);
  try {
    const tenants = await runRetention(store, warehouse, {
      now: new Date(),
      cluster: env.CLICKHOUSE_CLUSTER,
      deadLetterDays: env.RETENTION_DAYS,
    });
    logger.info({ deadLetterDays: env.RETENTION_DAYS, tenants }, 'retention done');
  } finally {
    await Promise.all([store.close(), warehouse.close()]);
  }
});
