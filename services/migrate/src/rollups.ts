import { setTimeout as sleep } from 'node:timers/promises';
import { createLogger, loadEnv, runMain } from '@vitrine/platform';
import { createStore } from '@vitrine/store';
import { createWarehouse, filledRollups } from '@vitrine/warehouse';
import { rollupsEnv } from './env.js';
import { fillRollups } from './fill-rollups.js';

/** Rollups that this release brings, filled beside the tickets that come in. */
runMain('rollups', async () => {
  const env = loadEnv(rollupsEnv, process.env);
  const logger = createLogger('rollups', env.LOG_LEVEL);
  const store = createStore(env.DATABASE_URL);
  const warehouse = createWarehouse(env);
  try {
    const say = (sentence: string) => logger.info(sentence);
    const isDone = await fillRollups(store.rollups, warehouse, filledRollups, { now: () => new Date(), sleep, say });
    if (!isDone) logger.info('another run is filling');
  } finally {
    await Promise.all([store.close(), warehouse.close()]);
  }
});
