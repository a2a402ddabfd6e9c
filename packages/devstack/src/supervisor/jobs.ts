import { filledRollups } from '@vitrine/warehouse';
import type { JobToRepeat } from './repeated-job.js';

/** Deletes what is past its time. */
export const retention: JobToRepeat = {
  name: 'retention',
  everyMs: 60_000,
  isAsked: async () => false,
  failed: 'What is past its time could not be deleted; trying again.',
};

/** Deletes what is left of tenants whose deletion was accepted. */
export const erasure: JobToRepeat = {
  name: 'erasure',
  everyMs: 15_000,
  isAsked: async ({ tenantDeletions }) => (await tenantDeletions.running()).length > 0,
  failed: 'A tenant could not be deleted yet; trying again.',
};

/** Fills rollups that a new release has brought, until they are read. */
export const rollups: JobToRepeat = {
  name: 'rollups',
  everyMs: 30_000,
  isAsked: async ({ rollups: kept }) => {
    const ready = await kept.ready();
    return filledRollups.some(({ table }) => !ready.has(table.name));
  },
  failed: 'A rollup could not be filled yet; trying again.',
};
