import { retentionEnv } from './env.js';
import { runJob } from './run-job.js';
import { runRetention } from './run-retention.js';

/** Ended sessions, dead letters past their time, and of each tenant that names a limit what is older. */
runJob('retention', retentionEnv, async ({ env, logger, store, warehouse }) => {
  const tenants = await runRetention(store, warehouse, {
    now: new Date(),
    cluster: env.CLICKHOUSE_CLUSTER,
    deadLetterDays: env.RETENTION_DAYS,
  });
  logger.info({ deadLetterDays: env.RETENTION_DAYS, tenants }, 'retention done');
});
