import { createLogger, loadEnv, runMain } from '@vitrine/platform';
import { createStore } from '@vitrine/store';
import { createWarehouse } from '@vitrine/warehouse';
import { retentionEnv } from './env.js';

/** Ended sessions, and dead letters past their time. Sales are never deleted here: their floor is each tenant's own. */
runMain('retention', async () => {
  const env = loadEnv(retentionEnv, process.env);
  const logger = createLogger('retention', env.LOG_LEVEL);
  const store = createStore(env.DATABASE_URL);
  const warehouse = createWarehouse(env);
  try {
    await store.sessions.deleteExpired();
    await warehouse.command({
      name: 'deadLetters.deleteOld',
      sql: 'ALTER TABLE dead_letters_v1 DELETE WHERE received_at < now() - toIntervalDay({days: UInt32})',
      params: { days: env.RETENTION_DAYS },
    });
    logger.info({ days: env.RETENTION_DAYS }, 'retention done');
  } finally {
    await Promise.all([store.close(), warehouse.close()]);
  }
});
