import { setTimeout as sleep } from 'node:timers/promises';
import { filledRollups } from '@vitrine/warehouse';
import { jobEnv } from './env.js';
import { fillRollups } from './fill-rollups.js';
import { runJob } from './run-job.js';

/** Fills the rollups of this release, beside the tickets that come in. */
runJob('rollups', jobEnv, async ({ lease, logger, store, warehouse }) => {
  const say = (sentence: string) => logger.info(sentence);
  await fillRollups(store.rollups, warehouse, filledRollups, { lease, now: () => new Date(), sleep, say });
});
