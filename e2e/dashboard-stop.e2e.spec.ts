import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { findFreePort } from '../packages/devstack/src/engine/ports.js';
import { dashboardUrl, loginOf } from './support/dashboard.js';
import { eventually, runFile } from './support/stack.js';

const folder = fileURLToPath(new URL('../apps/dashboard/.next/standalone/apps/dashboard', import.meta.url));
const LINES = 20;

let server: ChildProcess | undefined;
const opened: Agent[] = [];
afterEach(() => {
  for (const agent of opened.splice(0)) agent.destroy();
  server?.kill('SIGKILL');
});

/** A second dashboard beside the stack's own, so that stopping it stops nobody else's. */
describe('a dashboard that is asked to stop', () => {
  it('answers every request on the lines that are open, says that it closes them, and ends', async () => {
    const { child, port } = await startDashboard();
    const ended = once(child, 'exit');
    let isSent = false;
    const agents = Array.from({ length: LINES }, keptAlive);
    const pathOf = (index: number) => (index % 2 === 0 ? '/livez' : '/login');
    await Promise.all(agents.map((agent, index) => ask(agent, port, pathOf(index))));
    const lines = agents.map(async (agent, index) => {
      for (;;) {
        const answer = await ask(agent, port, pathOf(index));
        expect(answer.status).toBe(200);
        if (answer.connection === 'close') return isSent;
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    isSent = true;
    child.kill('SIGTERM');
    expect(await Promise.all(lines)).toEqual(agents.map(() => true));
    expect((await ended)[0]).toBe(0);
  }, 60_000);

  it('answers once more on a line that was idle, and takes new ones until the old are gone', async () => {
    const { child, port } = await startDashboard();
    const agent = keptAlive();
    expect((await ask(agent, port, '/livez')).connection).toBe('keep-alive');
    child.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await ask(keptAlive(), port, '/livez')).toEqual({ status: 200, connection: 'close' });
    expect(await ask(agent, port, '/livez')).toEqual({ status: 200, connection: 'close' });
    await once(child, 'exit');
  }, 60_000);

  it('ends the live stream instead of waiting for it', async () => {
    const { child, port } = await startDashboard();
    const headers = { cookie: await sessionCookie() };
    const stream = await new Promise<IncomingMessage>((resolve, reject) => {
      get({ port, host: '127.0.0.1', path: '/v1/stream', agent: keptAlive(), headers }, resolve).on('error', reject);
    });
    expect(stream.headers['content-type']).toMatch(/^text\/event-stream/);
    stream.resume();
    const ended = once(stream, 'end');
    child.kill('SIGTERM');
    await ended;
    expect(stream.complete).toBe(true);
    await once(child, 'exit');
  }, 60_000);
});

async function startDashboard(): Promise<{ child: ChildProcess; port: number }> {
  const port = await findFreePort();
  const child = spawn(process.execPath, ['start.mjs'], {
    cwd: folder,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      API_URL: runFile().urls.api,
    },
  });
  server = child;
  const agent = keptAlive();
  await eventually(async () => {
    expect((await ask(agent, port, '/livez')).status).toBe(200);
  }, 30_000);
  agent.destroy();
  return { child, port };
}

function keptAlive(): Agent {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  opened.push(agent);
  return agent;
}

function ask(agent: Agent, port: number, path: string): Promise<{ status: number; connection: string }> {
  return new Promise((resolve, reject) => {
    get({ port, path, agent, host: '127.0.0.1' }, (answer) => {
      answer.resume();
      answer.once('end', () =>
        resolve({ status: answer.statusCode ?? 0, connection: answer.headers.connection ?? '' }),
      );
    }).on('error', reject);
  });
}

async function sessionCookie(): Promise<string> {
  const { email, password } = loginOf('manager');
  const answer = await fetch(`${dashboardUrl()}/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: dashboardUrl() },
    body: JSON.stringify({ email, password }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
