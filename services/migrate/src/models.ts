import { chooseModelsOfTenants } from './choose-models.js';
import { jobEnv } from './env.js';
import { runJob } from './run-job.js';

/** Chooses, by each tenant's own later baskets, the model that ranks its companions. */
runJob('models', jobEnv, async ({ lease, logger, store, warehouse }) => {
  const onError = (tenantId: string, error: unknown) =>
    logger.error({ tenantId, error: String(error) }, 'no model was chosen for a tenant: the choice before stays');
  const done = await chooseModelsOfTenants(store, warehouse, { lease, nowMs: () => Date.now(), onError });
  logger.info(done, 'models chosen');
  if (done.failed > 0) throw new Error('For some tenants no model was chosen; the log names them.');
});
