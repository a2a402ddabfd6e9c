import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** A small chain keeps it quick. */
const CHAIN = ['--days', '9', '--stores', '12'];
const LONGEST_START_MS = 360_000;

/** The whole stack as `npm start` runs it (compiled), in a home and on ports of its own; the tenant `replay` lives by its sales. */
export default async function startStack(): Promise<void> {
  if (process.env.VITRINE_RUN_JSON) return; // a developer's own running stack
  endWithRunner();
  const home = mkdtempSync(join(tmpdir(), 'vitrine-e2e-'));
  const logFile = join(home, 'stack.log');
  const log = openSync(logFile, 'a');
  const main = join(root, 'packages/devstack/dist/supervisor/main.js');
  const child = spawn(
    process.execPath,
    [main, ...CHAIN, '--replay-clock', ...(process.env.VITRINE_KEEP_HOME ? [] : ['--temporary'])],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        VITRINE_HOME: home,
        VITRINE_PORT_OFFSET: String(await freeOffset()),
      },
      stdio: ['ignore', log, log],
      detached: true,
    },
  );
  process.env.VITRINE_RUN_JSON = join(home, 'run.json');
  process.env.VITRINE_STACK_PID = String(child.pid);
  await untilReady(process.env.VITRINE_RUN_JSON, logFile, () => child.exitCode !== null);
}

/** `npm test` may be killed: then this jest ends too, and with it the stack, which watches it. */
function endWithRunner(): void {
  const runner = Number(process.env.VITRINE_TEST_RUNNER ?? 0);
  if (runner > 0) setInterval(() => process.ppid !== runner && process.exit(1), 500).unref();
}

async function untilReady(runJson: string, logFile: string, hasEnded: () => boolean): Promise<void> {
  const deadline = Date.now() + LONGEST_START_MS;
  while (Date.now() < deadline && !hasEnded()) {
    if (existsSync(runJson) && JSON.parse(readFileSync(runJson, 'utf8')).status === 'ready') return;
    await sleep(300);
  }
  throw new Error(`The stack did not become ready. It said:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`);
}

/** An offset at which every port of the stack is free. */
async function freeOffset(): Promise<number> {
  // jest resolves no import of sources here: the ports come from the build, as the stack itself does.
  const plans = (await import(join(root, 'packages/devstack/dist/supervisor/service-plans.js'))) as {
    ports: Record<string, number>;
  };
  const bases = Object.values(plans.ports);
  for (let offset = 10_000 + (process.pid % 1_000); offset < 30_000; offset += 517) {
    const free = await Promise.all(bases.map((base) => isFree(base + offset)));
    if (free.every(Boolean)) return offset;
  }
  throw new Error('No free range of ports found for the test stack.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
