import { jobEnv } from './env.js';
import { makeListsOfTenants } from './make-lists/make-lists.js';
import { runJob } from './run-job.js';

/** Makes the lists of each store: what to promote, what earns, what sells below its peers, what goes together. */
runJob('lists', jobEnv, async ({ lease, logger, store, warehouse }) => {
  const onError = (tenantId: string, error: unknown, storeId?: string) =>
    logger.error({ tenantId, storeId, error: String(error) }, 'lists were not made: those before stay');
  const done = await makeListsOfTenants(store, warehouse, { lease, nowMs: () => Date.now(), onError });
  logger.info(done, 'lists made');
  if (done.failed + done.failedStores > 0) throw new Error('Some lists were not made; the log names whose.');
});
