import { loadEnv, runMain } from '@vitrine/platform';
import { createStore } from '@vitrine/store';
import { waitEnv } from './env.js';
import { until } from './until.js';

class SchemaTooOld extends Error {
  override readonly name = 'SchemaTooOld';
  /** Ends with one readable line: the migration may still come. */
  readonly retryable = true;
}

runMain('wait', async () => {
  const env = loadEnv(waitEnv, process.env);
  const store = createStore(env.DATABASE_URL, { maxConnections: 1 });
  const isNewEnough = async (): Promise<void> => {
    const current = await store.schemaRecord.current();
    if (current >= env.SCHEMA_VERSION) return;
    throw new SchemaTooOld(
      `The schema is at ${current}, this release needs ${env.SCHEMA_VERSION}. Look at the migration: kubectl logs --selector app.kubernetes.io/component=migrate`,
    );
  };
  await until({ deadlineMs: env.WAIT_SECONDS * 1000 }, isNewEnough).finally(() => store.close());
});
