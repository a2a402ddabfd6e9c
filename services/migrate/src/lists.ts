import { jobEnv } from './env.js';
import { makeListsOfTenants } from './make-lists/make-lists.js';
import { runJob } from './run-job.js';

/** Makes the lists of each store: what to promote, what earns, what sells below its peers, what goes together. */
runJob('lists', jobEnv, async ({ lease, logger, store, warehouse }) => {
  const onError = (tenantId: string, error: unknown) =>
    logger.error({ tenantId, error: String(error) }, 'lists of a tenant were not made: those before stay');
  const done = await makeListsOfTenants(store, warehouse, { lease, nowMs: () => Date.now(), onError });
  logger.info(done, 'lists made');
  if (done.failed > 0) throw new Error('Lists of some tenants were not made; the log names them.');
});
