import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Harness } from './harness.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url)).replace('/src/', '/dist/');

/** Alerting as a process of its own, as it was last built. */
export class AlertingProcess {
  /** When it has ended, by whichever hand. */
  readonly exit: Promise<unknown>;

  private constructor(private readonly child: ChildProcess) {
    this.exit = once(child, 'exit');
  }

  /**
   * It is killed with the harness, if it has not ended before.
   * @param main the compiled file that it runs
   */
  static start(harness: Harness, main: string = MAIN): AlertingProcess {
    const child = spawn(process.execPath, [main], { env: harness.variables, stdio: ['ignore', 'ignore', 'inherit'] });
    const started = new AlertingProcess(child);
    harness.keep({ stop: () => started.end('SIGKILL') });
    return started;
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    this.child.kill(signal);
    await this.exit;
  }
}
