import type { DynamicModule } from '@nestjs/common';
import { BatchServer } from '@vitrine/bus';
import { createHttpApp, createLogger, createRegistry, type HttpApp, runMain, serve } from '@vitrine/platform';
import { awaitDependencies } from './await-dependencies.js';
import type { ConsumerEnv } from './consumer-env.js';
import type { ConsumerParts } from './consumer-kit.js';

export interface ConsumerService<Env extends ConsumerEnv> {
  readonly name: string;
  /** @throws EnvError */
  readonly readEnv: (source: Record<string, string | undefined>) => Env;
  readonly module: (parts: ConsumerParts<Env>) => DynamicModule;
}

const DRAIN_MS = 25_000;

/** The whole main.ts of a service that consumes: waits for what it needs, runs, and on SIGTERM finishes its batches. */
export function runConsumer<Env extends ConsumerEnv>({ name, readEnv, module }: ConsumerService<Env>): void {
  runMain(name, async () => {
    const env = readEnv(process.env);
    const logger = createLogger(name, env.LOG_LEVEL);
    await awaitDependencies(name, env, logger);
    const onFatal = (error: Error): void => {
      process.stderr.write(`${name} cannot go on. ${error.name}: ${error.message}\n`);
      process.exit(1);
    };
    const app = await startConsuming(module, { env, logger, registry: createRegistry(name), onFatal });
    await serve(app, { host: env.HOST, port: env.PORT, logger, drainMs: DRAIN_MS });
  });
}

/** Composes the application and joins the group; it listens for nothing yet. */
export async function startConsuming<Parts extends ConsumerParts>(
  module: (parts: Parts) => DynamicModule,
  parts: Parts,
): Promise<HttpApp['app']> {
  const { logger, registry } = parts;
  const { app } = await createHttpApp(module(parts), { logger, registry });
  app.connectMicroservice({ strategy: app.get(BatchServer) });
  await app.startAllMicroservices();
  return app;
}
