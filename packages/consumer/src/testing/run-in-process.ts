import type { DynamicModule } from '@nestjs/common';
import type { ConsumerParts } from '../running/consumer-kit.js';
import { startConsuming } from '../running/run-consumer.js';

export interface RunningConsumer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A service as its main.ts runs it, in this process and on a free port. */
export async function runInProcess<Parts extends ConsumerParts>(
  module: (parts: Parts) => DynamicModule,
  parts: Parts,
): Promise<RunningConsumer> {
  const app = await startConsuming(module, parts);
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
