import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EnvError } from '../env/load-env.js';
import type { Logger } from '../logger.js';

export interface ServeOptions {
  host: string;
  port: number;
  logger: Logger;
  /** How long requests in flight may take to end. Default 10 s. */
  drainMs?: number;
}

/** Listens, and on SIGTERM or SIGINT closes the application in order; whoever hangs is left behind after drainMs. */
export async function serve(app: NestFastifyApplication, options: ServeOptions): Promise<void> {
  const { host, port, logger, drainMs = 10_000 } = options;
  await app.listen(port, host);
  logger.info({ address: await app.getUrl() }, 'listening');
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, 'stopping');
    const deadline = setTimeout(() => {
      logger.warn('did not stop in time');
      process.exit(1);
    }, drainMs);
    app.close().then(
      () => {
        clearTimeout(deadline);
        process.exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/**
 * Runs a service's main and ends the process with one readable line when it cannot start.
 * Our own errors (environment, wrong address, wrong login) carry a sentence that says what to do.
 */
export function runMain(service: string, main: () => Promise<void>): void {
  main().catch((error: unknown) => {
    const text = error instanceof EnvError || isTyped(error) ? `${error.name}: ${error.message}` : describe(error);
    process.stderr.write(`${service} cannot start. ${text}\n`);
    process.exit(1);
  });
}

function isTyped(error: unknown): error is Error {
  return error instanceof Error && 'retryable' in error;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
