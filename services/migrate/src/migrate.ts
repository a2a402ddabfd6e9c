import { createKafka, createTopics } from '@vitrine/bus';
import { createLogger, type Logger, loadEnv, runMain } from '@vitrine/platform';
import { createStore, type Store } from '@vitrine/store';
import { createWarehouse } from '@vitrine/warehouse';
import { type MigrateEnv, migrateEnv } from './env.js';
import { until } from './until.js';

/** Postgres, ClickHouse, topics, then the record that says so. Each part is idempotent, so a retry starts over. */
async function migrate(env: MigrateEnv, store: Store, logger: Logger): Promise<void> {
  const waitMs = env.WAIT_SECONDS * 1000;
  const waiting = (part: string) => (error: unknown) =>
    logger.info({ part, reason: error instanceof Error ? error.name : 'unknown' }, 'waiting');
  const part = async <T>(name: string, work: () => Promise<T>): Promise<void> => {
    const done = await until(waitMs, work, waiting(name));
    logger.info({ part: name, applied: Array.isArray(done) ? done : undefined }, 'up to date');
  };

  await part('postgres', () => store.migrate());
  await part('clickhouse', async () => {
    const warehouse = createWarehouse(env);
    const target = env.CLICKHOUSE_CLUSTER ? { cluster: env.CLICKHOUSE_CLUSTER } : 'single';
    return warehouse.migrate({ target }).finally(() => warehouse.close());
  });
  if (env.ENSURE_TOPICS) {
    await part('kafka', () =>
      createTopics(createKafka(env, 'migrate'), env, {
        log: logger,
        ...(env.TOPIC_PARTITIONS ? { partitions: env.TOPIC_PARTITIONS } : {}),
        ...(env.TOPIC_REPLICATION ? { replicationFactor: env.TOPIC_REPLICATION } : {}),
      }),
    );
  }
  await store.schemaRecord.finish(env.SCHEMA_VERSION);
  logger.info({ schemaVersion: env.SCHEMA_VERSION }, 'migrated');
}

runMain('migrate', async () => {
  const env = loadEnv(migrateEnv, process.env);
  const store = createStore(env.DATABASE_URL);
  await migrate(env, store, createLogger('migrate', env.LOG_LEVEL)).finally(() => store.close());
});
