import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { consumerFields } from '@vitrine/consumer';
import { EngineHarness, takeEngines } from '@vitrine/consumer/testing';
import { kafkaUses } from '@vitrine/contracts';
import { loadEnv } from '@vitrine/platform';
import { z } from 'zod';

const ADMIN_API_KEY = 'the-admin-key-of-this-spec';
const STARTS_WITHIN_MS = 60_000;

/** Processing, recommendations and the api as they are built, on the shared engines, with topics and databases of their own. */
export class DemoStack extends EngineHarness {
  private variables: Readonly<Record<string, string | undefined>> = {};
  private apiUrl = '';

  static async start(suite: string): Promise<DemoStack> {
    const { source, dropDatabase } = await takeEngines(suite);
    const env = loadEnv(z.object(consumerFields(0)), source);
    const stack = new DemoStack(env, kafkaUses.processing.group, dropDatabase);
    const [recommendations, api] = [await freePort(), await freePort()];
    stack.apiUrl = `http://127.0.0.1:${api}`;
    const RECOMMENDATIONS_URL = `http://127.0.0.1:${recommendations}`;
    const own = { ADMIN_API_KEY, PRIVACY_KEY: 'ab'.repeat(32), RECOMMENDATIONS_URL, RATE_LIMIT_PER_MINUTE: '1000000' };
    stack.variables = { ...source, ...own, LOG_LEVEL: 'fatal' };
    await stack.open(2);
    stack.run('processing', await freePort());
    stack.run('recommendations', recommendations);
    stack.run('api', api);
    return stack;
  }

  /** As the instance's admin, in the name of a tenant. */
  async ask<Answer>(tenantId: string, path: string): Promise<Answer> {
    const headers = { authorization: `Bearer ${ADMIN_API_KEY}`, 'x-tenant-id': tenantId };
    const answer = await fetch(`${this.apiUrl}${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  }

  async untilApiAnswers(): Promise<void> {
    for (const end = Date.now() + STARTS_WITHIN_MS; ; await pause(100)) {
      const answer = await fetch(`${this.apiUrl}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > end) throw new Error('the api does not answer');
    }
  }

  private run(service: string, port: number): void {
    const child = spawn(process.execPath, [`services/${service}/dist/main.js`], {
      env: { ...process.env, ...this.variables, PORT: String(port) },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    this.keep({ stop: () => end(child) });
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
