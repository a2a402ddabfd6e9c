import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startTold } from '../start-told.mjs';
import { here } from '../trees.mjs';

const NAMES = ['KAFKA_BROKERS', 'CLICKHOUSE_URL', 'DATABASE_URL'];
const ADMIN_API_KEY = 'the-admin-key-of-this-bench';
const STARTS_WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 50;

/** Whether engines run already (docs/testing.md, "A faster loop"). What needs them is null without. */
export function hasEngines() {
  const missing = NAMES.filter((name) => process.env[name] === undefined);
  if (missing.length > 0) console.log(`Skipped, for it needs running engines: set ${missing.join(', ')}.`);
  return missing.length === 0;
}

/** Topics and databases of its own on running engines, with one tenant; services of this tree run there as they are built. */
export async function openSuite(name, { partitions = 1 } = {}) {
  const [{ EngineHarness, takeEngines }, { consumerFields }, { loadEnv }, { z }] = await Promise.all([
    import(`${here}/packages/consumer/dist/testing/index.js`),
    import(`${here}/packages/consumer/dist/index.js`),
    import(`${here}/packages/platform/dist/index.js`),
    import('zod'),
  ]);
  const { source, dropDatabase } = await takeEngines(name);
  const harness = new EngineHarness(loadEnv(z.object(consumerFields(0)), source), 'processing', dropDatabase);
  await harness.open(partitions);
  await harness.createTenant('bench', 'BRL');
  const own = { ADMIN_API_KEY, RATE_LIMIT_PER_MINUTE: '100000000', LOG_LEVEL: 'fatal' };
  return {
    harness,
    adminKey: ADMIN_API_KEY,
    /** @returns its address, what it takes of the processor, and how to stop it */
    async run(service, variables = {}) {
      const port = await freePort();
      const env = { ...process.env, ...source, ...own, ...variables, PORT: String(port) };
      const told = startTold(`${here}/services/${service}/dist/main.js`, env);
      const url = `http://127.0.0.1:${port}`;
      const running = harness.keep({ url, ...told });
      await untilReady(url);
      return running;
    },
    close: () => harness.stop(),
  };
}

async function untilReady(url) {
  for (const end = Date.now() + STARTS_WITHIN_MS; Date.now() < end; await sleep(LOOK_EVERY_MS)) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
  }
  throw new Error(`${url} did not become ready.`);
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}
