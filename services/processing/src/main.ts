import 'reflect-metadata';
import { BatchServer } from '@vitrine/bus';
import { createHttpApp, createLogger, createRegistry, runMain, serve } from '@vitrine/platform';
import { awaitDependencies } from './await-dependencies.js';
import { readEnv } from './env.js';
import { ProcessingModule } from './processing.module.js';

runMain('processing', async () => {
  const env = readEnv(process.env);
  const logger = createLogger('processing', env.LOG_LEVEL);
  const registry = createRegistry('processing');
  await awaitDependencies(env, logger);
  const onFatal = (error: Error): void => {
    process.stderr.write(`processing cannot go on. ${error.name}: ${error.message}\n`);
    process.exit(1);
  };
  const { app } = await createHttpApp(ProcessingModule.with({ env, logger, registry, onFatal }), { logger, registry });
  app.connectMicroservice({ strategy: app.get(BatchServer) });
  await app.startAllMicroservices();
  await serve(app, { host: env.HOST, port: env.PORT, logger, drainMs: 25_000 });
});
