import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const teller = join(import.meta.dirname, 'tell-cpu.mjs');

/**
 * A process of its own that tells what it takes of the processor; it ends with this one.
 * @param {string} main file that it runs @param {Record<string, string>} env
 */
export function startTold(main, env) {
  const child = spawn(process.execPath, ['--import', teller, main], { env, stdio: ['ignore', 2, 2, 'ipc'] });
  process.once('exit', () => child.kill('SIGKILL'));
  return {
    async cpuSeconds() {
      child.send('cpu');
      const [{ user, system }] = await once(child, 'message');
      return (user + system) / 1e6;
    },
    async stop(signal = 'SIGKILL') {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}
