import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@vitrine/devstack';
import { here } from '../trees.mjs';

const UP_WITHIN_MS = 60_000;
const teller = join(here, 'scripts', 'bench', 'door', 'tell-cpu.mjs');

/**
 * A server in a process of its own, ended with this one.
 * @param {string} main of this work tree @param {Record<string, string>} env @returns its address, and the processor time it has used
 */
export async function serve(main, env) {
  const port = await findFreePort();
  const child = spawn(process.execPath, ['--import', teller, join(here, main)], {
    env: { ...env, PORT: String(port), HOST: '127.0.0.1' },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  await untilUp(url);
  return {
    url,
    async cpuSeconds() {
      child.send('cpu');
      const [{ user, system }] = await once(child, 'message');
      return (user + system) / 1e6;
    },
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

async function untilUp(url) {
  for (const end = Date.now() + UP_WITHIN_MS; Date.now() < end; await sleep(100))
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
  throw new Error(`Nobody listens on ${url}.`);
}
