import { createLogger, loadEnv, runMain, serve } from '@vitrine/platform';
import { createApi } from './create-api.js';
import { envSchema } from './engines/env.js';

runMain('api', async () => {
  const env = loadEnv(envSchema, process.env);
  const logger = createLogger('api', env.LOG_LEVEL);
  const { app } = await createApi({ env, logger });
  await serve(app, { host: env.HOST, port: env.PORT, logger, graceMs: env.STOP_GRACE_SECONDS * 1000 });
});
