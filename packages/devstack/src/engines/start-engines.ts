import type { ChildProcess } from 'node:child_process';
import type { EngineName } from '../engine/engine-error.js';
import type { EngineProcess } from '../engine/engine-process.js';
import { prepareStart, spawnProcess, stopProcess, waitUntilReady } from '../engine/run-process.js';
import { describeEngines, type EngineAddresses, type EngineOptions } from './describe-engines.js';
import { openHome } from './home.js';

export interface RunningEngines extends EngineAddresses {
  readonly processes: readonly { name: EngineName; pid: number; port: number }[];
  /** Stops all, gives the home back. */
  stop(): Promise<void>;
}

/**
 * Starts the embedded engines on a home of their own and resolves when all of them serve.
 * @throws EngineError with one sentence that says what to do; whatever had started is stopped again.
 */
export async function startEngines(options: EngineOptions): Promise<RunningEngines> {
  const home = openHome(options.home);
  const started: { engine: EngineProcess; child: ChildProcess }[] = [];
  const stop = async () => {
    await Promise.all(started.map(({ engine, child }) => stopProcess(engine, child)));
    home.release();
  };
  try {
    const { engines, addresses } = await describeEngines({ ...options, home: home.path, kafkaDoor: 'both' });
    await Promise.all(engines.map(prepareStart));
    for (const engine of engines) started.push({ engine, child: spawnProcess(engine) });
    await Promise.all(started.map(({ engine, child }) => waitUntilReady(engine, child)));
    const processes = started.map(({ engine, child }) => ({
      name: engine.name,
      pid: child.pid ?? 0,
      port: engine.port,
    }));
    return { ...addresses, processes, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
