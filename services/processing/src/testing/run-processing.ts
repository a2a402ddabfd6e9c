import { BatchServer } from '@vitrine/bus';
import { createHttpApp } from '@vitrine/platform';
import { type ModuleParts, ProcessingModule } from '../processing.module.js';

export interface RunningProcessing {
  readonly url: string;
  stop(): Promise<void>;
}

/** The service as main.ts runs it, in this process and on a free port. */
export async function runProcessing(parts: ModuleParts): Promise<RunningProcessing> {
  const { logger, registry } = parts;
  const { app } = await createHttpApp(ProcessingModule.with(parts), { logger, registry });
  app.connectMicroservice({ strategy: app.get(BatchServer) });
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
  let stopped: Promise<void> | undefined;
  return {
    url: await app.getUrl(),
    stop: () => {
      stopped ??= app.close();
      return stopped;
    },
  };
}
