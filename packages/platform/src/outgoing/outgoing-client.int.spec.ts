import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { NoAnswer, OutgoingClient } from './outgoing-client.js';
import { parseAllowedTargets, TargetRefused } from './outgoing-target.js';

let server: Server;
let port: number;
let seen: string[];
beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.headers.host}${request.url}`);
    if (request.url === '/silent') return;
    if (request.url === '/moved') response.writeHead(302, { location: `http://127.0.0.1:${port}/elsewhere` }).end();
    else response.writeHead(429, { 'retry-after': '7' }).end('x'.repeat(100_000));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Answers as DNS under an attacker does: each time something else. */
function turning(...answers: string[][]) {
  const asked: string[] = [];
  return {
    asked,
    resolve: async (host: string) => {
      asked.push(host);
      return answers[Math.min(asked.length, answers.length) - 1] ?? [];
    },
  };
}
const message = (path: string, host = `hooks.example:${port}`) => ({
  url: `http://${host}${path}`,
  headers: { 'content-type': 'application/json' },
  body: '{}',
});
const allowed = () => parseAllowedTargets(`http://hooks.example:${port}`);

it('asks DNS once, and connects to what it answered then', async () => {
  const dns = turning(['127.0.0.1'], ['203.0.113.1']);
  const client = new OutgoingClient({ allowed: allowed(), timeoutMs: 3_000, resolve: dns.resolve });
  expect(await client.post(message('/x'))).toEqual({ status: 429, retryAfter: '7' });
  expect([dns.asked, seen]).toEqual([['hooks.example'], [`POST hooks.example:${port}/x`]]);
});

it('answers with a redirect and does not follow it', async () => {
  const client = new OutgoingClient({ allowed: allowed(), timeoutMs: 3_000, resolve: turning(['127.0.0.1']).resolve });
  expect(await client.post(message('/moved'))).toMatchObject({ status: 302 });
  expect(seen).toHaveLength(1);
});

it.each([
  ['a private address', [['10.0.0.1']]],
  ['loopback', [['127.0.0.1']]],
  ['a public one beside a private one', [['8.8.8.8', '127.0.0.1']]],
  ['loopback in NAT64', [['64:ff9b::7f00:1']]],
])('refuses a name that means %s, before any connection', async (_what, answers) => {
  const client = new OutgoingClient({ allowed: new Set(), timeoutMs: 3_000, resolve: turning(...answers).resolve });
  const post = client.post({ ...message('/x'), url: 'https://hooks.example/x' });
  await expect(post).rejects.toMatchObject({ name: 'TargetRefused', fault: 'not_public' });
  await expect(client.post(message('/x', `127.0.0.1:${port}`))).rejects.toBeInstanceOf(TargetRefused);
  expect(seen).toEqual([]);
});

it('gives up a receiver that is silent, and one that is not there', async () => {
  const client = new OutgoingClient({
    allowed: allowed(),
    timeoutMs: 300,
    resolve: turning(['127.0.0.1'], []).resolve,
  });
  await expect(client.post(message('/silent'))).rejects.toMatchObject({ name: 'NoAnswer', reason: 'timeout' });
  await expect(client.post(message('/x'))).rejects.toBeInstanceOf(NoAnswer);
  const slowDns = new OutgoingClient({
    allowed: allowed(),
    timeoutMs: 100,
    resolve: () => new Promise(() => undefined),
  });
  await expect(slowDns.post(message('/x'))).rejects.toMatchObject({ reason: 'timeout' });
});
