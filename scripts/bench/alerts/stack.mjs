import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { here } from '../trees.mjs';

const READY_WITHIN_MS = 300_000;

/**
 * A whole stack without the demo, in a home of its own that goes with it.
 * @returns {Promise<{ run: object, end(): Promise<void> }>} `run` as run.json tells it
 */
export async function startStack(portOffset) {
  const home = mkdtempSync(join(tmpdir(), 'vitrine-bench-'));
  // Beside the home: the stack takes that away when it ends.
  const logFile = `${home}.log`;
  const log = openSync(logFile, 'a');
  const main = join(here, 'packages/devstack/dist/supervisor/main.js');
  const child = spawn(process.execPath, [main, '--no-demo', '--temporary'], {
    cwd: here,
    env: { ...process.env, VITRINE_HOME: home, VITRINE_PORT_OFFSET: String(portOffset) },
    stdio: ['ignore', log, log],
  });
  const end = async () => {
    if (child.exitCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  for (const until = Date.now() + READY_WITHIN_MS; Date.now() < until && child.exitCode === null; await sleep(500)) {
    const run = readRun(home);
    if (run?.status === 'ready') return { run, end };
  }
  const said = readFileSync(logFile, 'utf8').slice(-2_000);
  await end();
  throw new Error(`The stack did not become ready. It said:\n${said}`);
}

function readRun(home) {
  try {
    return JSON.parse(readFileSync(join(home, 'run.json'), 'utf8'));
  } catch {
    return undefined;
  }
}
