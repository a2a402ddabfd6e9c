import { createKafka } from '@vitrine/bus';
import { type CarryOut, isChangedFile, migrateEverything } from '@vitrine/migrations';
import { createLogger, type Logger, loadEnv, runMain } from '@vitrine/platform';
import { createStore } from '@vitrine/store';
import { createWarehouse } from '@vitrine/warehouse';
import { type MigrateEnv, migrateEnv } from './env.js';
import { inJobSpan } from './in-job-span.js';
import { until } from './until.js';

/** Engines younger than this job are waited for, and a login that is made a moment after its engine. */
const patient =
  (logger: Logger, deadlineMs: number): CarryOut =>
  async (part, work) => {
    const onWait = (error: unknown) =>
      logger.info({ part, reason: error instanceof Error ? error.name : 'unknown' }, 'waiting');
    const applied = await until({ deadlineMs, onWait, isFinal: isChangedFile }, work);
    logger.info({ part, applied }, 'up to date');
  };

const topicsOf = (env: MigrateEnv, logger: Logger) => ({
  kafka: createKafka(env, 'migrate'),
  env,
  log: logger,
  ...(env.TOPIC_PARTITIONS ? { partitions: env.TOPIC_PARTITIONS } : {}),
  ...(env.TOPIC_REPLICATION ? { replicationFactor: env.TOPIC_REPLICATION } : {}),
});

runMain('migrate', async () => {
  const env = loadEnv(migrateEnv, process.env);
  const logger = createLogger('migrate', env.LOG_LEVEL);
  const [store, warehouse] = [createStore(env.DATABASE_URL), createWarehouse(env)];
  const topics = env.ENSURE_TOPICS ? topicsOf(env, logger) : undefined;
  try {
    const run = {
      target: env.CLICKHOUSE_CLUSTER ? { cluster: env.CLICKHOUSE_CLUSTER } : ('single' as const),
      schemaVersion: env.SCHEMA_VERSION,
      carryOut: patient(logger, env.WAIT_SECONDS * 1000),
    };
    await inJobSpan('migrate', () => migrateEverything({ store, warehouse, topics }, run));
  } finally {
    await Promise.all([store.close(), warehouse.close()]);
  }
  logger.info({ schemaVersion: env.SCHEMA_VERSION }, 'migrated');
});
