import { retentionEnv } from './env.js';
import { runJob } from './run-job.js';
import { runRetention } from './run-retention.js';

/** Deletes ended sessions, dead letters past their time, and what is older than a tenant's limit. */
runJob('retention', retentionEnv, async ({ env, lease, logger, store, warehouse }) => {
  const tenants = await runRetention(store, warehouse, lease, {
    now: new Date(),
    cluster: env.CLICKHOUSE_CLUSTER,
    deadLetterDays: env.RETENTION_DAYS,
  });
  logger.info({ deadLetterDays: env.RETENTION_DAYS, tenants }, 'retention done');
});
