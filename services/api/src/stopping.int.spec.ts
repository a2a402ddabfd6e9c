import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, LiveStream } from './testing/client.js';
import { type ApiUnderTest, startApi } from './testing/start-api.js';
import { seedWorld } from './testing/world.js';

/** Two pods as a cluster runs them: processes of their own on the same engines. */
interface Pod {
  url: string;
  child: ChildProcess;
}

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
let api: ApiUnderTest;
let pods: Pod[];

beforeAll(async () => {
  const seed = (store: ApiUnderTest['store'], warehouse: ApiUnderTest['warehouse']) =>
    seedWorld(store, warehouse, new Date());
  api = await startApi('api_stopping', seed);
  pods = await Promise.all([startPod(), startPod()]);
}, 180_000);
afterAll(async () => {
  for (const { child } of pods ?? []) child.kill('SIGKILL');
  await api?.stop();
}, 60_000);

async function startPod(): Promise<Pod> {
  // The set of allowed targets is empty here, and no text again.
  const values = Object.entries(api.env).filter(([name]) => name !== 'OUTGOING_ALLOW');
  const env = Object.fromEntries(values.map(([name, value]) => [name, String(value)]));
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...env, PORT: '0', LOG_LEVEL: 'info' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const { address } = JSON.parse(line) as { address?: string };
    if (address !== undefined) {
      child.stdout.resume();
      return { url: address, child };
    }
  }
  throw new Error('The api ended before it listened.');
}

/** A load balancer in front of pods: sends to those that say they are ready, and looks at them now and then. */
class Balancer {
  private ready: Pod[];
  private turn = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly all: readonly Pod[]) {
    this.ready = [...all];
    this.timer = setInterval(() => void this.look(), 200);
  }

  next(): Pod {
    const pod = this.ready[this.turn++ % this.ready.length];
    if (pod === undefined) throw new Error('No pod is ready.');
    return pod;
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const answers = this.all.map(({ url }) => fetch(`${url}/readyz`).then(({ ok }) => ok));
    const ok = await Promise.allSettled(answers);
    this.ready = this.all.filter((_, index) => {
      const answer = ok[index];
      return answer?.status === 'fulfilled' && answer.value;
    });
  }
}

/** Asks again and again on kept-alive connections, and notes every request that got no answer of 200. */
async function hammer(balancer: Balancer, headers: Record<string, string>, idleMs: number, until: AbortSignal) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const failures: string[] = [];
  let asked = 0;
  while (!until.aborted) {
    const { url } = balancer.next();
    asked += 1;
    const status = await ask(`${url}/v1/me`, agent, headers).catch((error: Error) => error.message);
    if (status !== 200) failures.push(String(status));
    await pause(idleMs);
  }
  agent.destroy();
  return { asked, failures };
}

function ask(url: string, agent: Agent, headers: Record<string, string>): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers }, (response) => {
      response.on('error', reject).on('end', () => resolve(response.statusCode));
      response.resume();
    }).on('error', reject);
  });
}

/** @returns when the process has ended, which it does by itself and with success */
async function stopWhileServing({ url, child }: Pod, headers: Record<string, string>): Promise<void> {
  await pause(1_000);
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await pause(500);
  const late = await fetch(`${url}/v1/me`, { headers });
  expect([late.status, late.headers.get('connection')]).toEqual([200, 'close']);
  expect(await (await fetch(`${url}/readyz`)).json()).toMatchObject({ status: 'unavailable' });
  expect(await exited).toEqual([0, null]);
  await pause(500);
}

describe('an api that is told to stop', () => {
  it('loses no request of clients that keep their connections, and sends its listeners elsewhere', async () => {
    const [leaving, staying] = pods as [Pod, Pod];
    const { headers } = await Client.signIn(leaving.url, 'admin@acme.example');
    const stream = await LiveStream.open(new Client(leaving.url, headers));
    await stream.until((events) => events.length > 0);

    const balancer = new Balancer(pods);
    const end = new AbortController();
    // Some ask without a pause, some let their connection idle for as long as they may.
    const clients = [0, 0, 1, 10, 50, 50, 300, 900, 2_500, 3_900].map((idleMs) =>
      hammer(balancer, headers, idleMs, end.signal),
    );
    const stopped = stopWhileServing(leaving, headers).finally(() => end.abort());
    const [results] = await Promise.all([Promise.all(clients), stopped]).finally(() => balancer.close());

    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    for (const { asked } of results) expect(asked).toBeGreaterThan(1);
    await stream.done;
    expect([stream.isComplete, stream.tail]).toEqual([true, expect.stringMatching(/^retry: \d+$/)]);
    expect((await fetch(`${staying.url}/readyz`)).status).toBe(200);
  }, 60_000);
});
