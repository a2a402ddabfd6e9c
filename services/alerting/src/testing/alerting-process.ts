import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Harness } from './harness.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url)).replace('/src/', '/dist/');

/** Alerting as a process of its own, as it was last built. */
export class AlertingProcess {
  private readonly exit: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    this.exit = once(child, 'exit');
  }

  /** It is killed with the harness, if it has not ended before. */
  static start(harness: Harness): AlertingProcess {
    const child = spawn(process.execPath, [MAIN], { env: harness.variables, stdio: ['ignore', 'ignore', 'inherit'] });
    const started = new AlertingProcess(child);
    harness.keep({ stop: () => started.end('SIGKILL') });
    return started;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.child.kill(signal);
    await this.exit;
  }
}
