import { chooseModelsOfTenants } from './choose-models.js';
import { jobEnv } from './env.js';
import { runJob } from './run-job.js';

/** Chooses, by each tenant's own later baskets, the model that ranks its companions. */
runJob('models', jobEnv, async ({ lease, logger, store, warehouse }) => {
  const done = await chooseModelsOfTenants(store, warehouse, lease, () => Date.now());
  logger.info(done, 'models chosen');
});
