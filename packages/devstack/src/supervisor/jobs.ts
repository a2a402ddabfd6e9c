import { type JobName, jobNames } from '@vitrine/contracts';
import { filledRollups } from '@vitrine/warehouse';
import { isNightDue } from './night-due.js';
import type { JobToRepeat } from './repeated-job.js';

/** Once a day, and soon after the youngest tenant was made. */
const isDue =
  (job: JobName): JobToRepeat['isAsked'] =>
  async ({ jobRuns, tenants }) => {
    const madeAtMs = (await tenants.list({ limit: 500 })).map(({ createdAt }) => createdAt.getTime());
    const last = (await jobRuns.list()).find(({ name }) => name === job);
    return isNightDue(madeAtMs, last?.startedAt.getTime(), Date.now());
  };

/** What makes each job run before its hour; one that is not here does not compile. */
const jobs: Readonly<Record<JobName, Omit<JobToRepeat, 'name'>>> = {
  retention: {
    everyMs: 60_000,
    isAsked: async () => false,
    failed: 'What is past its time could not be deleted; trying again.',
  },
  erasure: {
    everyMs: 15_000,
    isAsked: async ({ tenantDeletions }) => (await tenantDeletions.running()).length > 0,
    failed: 'A tenant could not be deleted yet; trying again.',
  },
  rollups: {
    everyMs: 30_000,
    isAsked: async ({ rollups: kept }) => {
      const ready = await kept.ready();
      return filledRollups.some(({ table }) => !ready.has(table.name));
    },
    failed: 'A rollup could not be filled yet; trying again.',
  },
  models: {
    everyMs: 60_000,
    isAsked: isDue('models'),
    failed: 'No model could be chosen; suggestions go on by the one before.',
  },
  lists: {
    everyMs: 60_000,
    isAsked: isDue('lists'),
    failed: 'Lists of what to promote could not be made; those before stay.',
  },
};

/** Every job by the clock, in the order of the registry. */
export const jobsToRepeat: readonly JobToRepeat[] = jobNames.map((name) => ({ name, ...jobs[name] }));
