import { type JobName, scheduledJobs } from '@vitrine/contracts';
import { createLogger, type Logger, loadEnv, runMain } from '@vitrine/platform';
import { createStore, type Store } from '@vitrine/store';
import { createWarehouse, type Warehouse } from '@vitrine/warehouse';
import type { z } from 'zod';
import type { jobEnv } from './env.js';
import { inJobSpan } from './in-job-span.js';
import type { Lease } from './lease.js';
import { underLease } from './under-lease.js';

/** What a job works with. */
export interface JobTools<Env> {
  readonly env: Env;
  /** The work asks it before each step that changes an engine. */
  readonly lease: Lease;
  readonly logger: Logger;
  readonly store: Store;
  readonly warehouse: Warehouse;
}

/** The whole process of a job by the clock: one run at a time, noted in Postgres. */
export function runJob<Schema extends typeof jobEnv>(
  name: JobName,
  schema: Schema,
  work: (tools: JobTools<z.output<Schema>>) => Promise<void>,
): void {
  runMain(name, async () => {
    const env = loadEnv(schema, process.env);
    const logger = createLogger(name, env.LOG_LEVEL);
    const store = createStore(env.DATABASE_URL);
    const warehouse = createWarehouse(env);
    try {
      const { leaseSeconds } = scheduledJobs[name];
      const hasRun = await underLease(store.jobRuns, { name, leaseSeconds }, (lease) =>
        inJobSpan(name, () => work({ env, lease, logger, store, warehouse })),
      );
      if (!hasRun) logger.info('another run is at work');
    } finally {
      await Promise.all([store.close(), warehouse.close()]);
    }
  });
}
