import { createLogger, createRegistry, loadEnv, runMain, serve } from '@vitrine/platform';
import { createDoor } from './door/create-door.js';
import { doorEnv } from './door/door-env.js';

runMain('ingestion', async () => {
  const env = loadEnv(doorEnv, process.env);
  const logger = createLogger('ingestion', env.LOG_LEVEL);
  const app = await createDoor({ env, logger, registry: createRegistry('ingestion') });
  await serve(app, { host: env.HOST, port: env.PORT, logger, graceMs: env.STOP_GRACE_SECONDS * 1000 });
});
