import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startTracing, stopTracing } from '@vitrine/tracing';
import { z } from 'zod';
import { tracingFields } from '../env/fields.js';
import { EnvError, loadEnv } from '../env/load-env.js';
import { HealthChecks } from '../health/health-checks.js';
import type { Logger } from '../logger.js';
import { partPolitely } from './part-politely.js';

export interface ServeOptions {
  host: string;
  port: number;
  logger: Logger;
  /** How long requests are still taken after SIGTERM, each answered with Connection: close. Default: not at all. */
  graceMs?: number;
  /** After the grace: how long requests in flight may take to end. Default 10 s. */
  drainMs?: number;
}

/**
 * Listens until SIGTERM or SIGINT. Then it is not ready any more but serves on for the grace, so that no request meets a closed connection.
 * Then it closes the application in order, and leaves after drainMs requests that hang. SIGINT (a person at a keyboard) and a second signal
 * skip the grace.
 */
export async function serve(app: NestFastifyApplication, options: ServeOptions): Promise<void> {
  const { host, port, logger, graceMs = 0, drainMs = 10_000 } = options;
  const connections = partPolitely(app.getHttpServer());
  await app.listen(port, host);
  logger.info({ address: await app.getUrl() }, 'listening');

  const hurry = new AbortController();
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    logger.info({ signal, graceMs }, 'stopping');
    app.get(HealthChecks, { strict: false }).leave();
    connections.part();
    await pause(graceMs, undefined, { signal: hurry.signal }).catch(() => undefined);
    setTimeout(() => {
      logger.warn('did not stop in time');
      process.exit(1);
    }, drainMs).unref();
    await app.close();
    await stopTracing();
  };
  let stopped: Promise<void> | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopped !== undefined || signal === 'SIGINT') hurry.abort();
    stopped ??= stop(signal).then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

/**
 * Starts tracing where the environment names a collector, then runs a service's main. When it cannot start, the process ends with one
 * readable line. Our own errors (environment, wrong address, wrong login) carry a sentence that says what to do.
 */
export function runMain(service: string, main: () => Promise<void>): void {
  // By default no signal ends the first process of a container: a service waiting for an engine would hang.
  const leave = () => process.exit(143);
  process.on('SIGTERM', leave);
  traced(service)
    .then(main)
    .catch((error: unknown) => {
      const text = error instanceof EnvError || isTyped(error) ? `${error.name}: ${error.message}` : describe(error);
      process.stderr.write(`${service} cannot start. ${text}\n`);
      process.exit(1);
    })
    .finally(() => process.off('SIGTERM', leave));
}

/** Before anything that may be worth a span. @throws EnvError */
async function traced(service: string): Promise<void> {
  const env = loadEnv(z.object(tracingFields), process.env);
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, OTEL_TRACES_SAMPLER_ARG: ratio } = env;
  await startTracing({ service, endpoint, ratio });
}

function isTyped(error: unknown): error is Error {
  return error instanceof Error && 'retryable' in error;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
