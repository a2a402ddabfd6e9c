import { Agent, createServer, get, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { partPolitely } from './part-politely.js';

let server: Server;
let connections: { part(): void };
let held: ServerResponse[];

beforeEach(async () => {
  held = [];
  server = createServer((request, response) => {
    if (request.url === '/slow') held.push(response);
    else response.end('done');
  });
  connections = partPolitely(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
afterEach(() => new Promise((done) => server.close(done)));

const agent = new Agent({ keepAlive: true });
const ask = (path: string) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    get({ port, host: '127.0.0.1', path, agent }, (response) => resolve(response.resume())).on('error', reject);
  });
const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((done) => setTimeout(done, 5));
};

describe('a server that parts politely', () => {
  it('tells clients how long an idle connection is good for', async () => {
    const { headers } = await ask('/');
    expect([headers.connection, headers['keep-alive']]).toEqual(['keep-alive', 'timeout=5']);
  });

  it('says close in every answer from then on, those under way included', async () => {
    const slow = ask('/slow');
    await until(() => held.length === 1);
    connections.part();
    held[0]?.end('done');
    for (const { headers } of [await slow, await ask('/')])
      expect([headers.connection, headers['keep-alive']]).toEqual(['close', undefined]);
  });

  it('lets an answer that has begun end as it began', async () => {
    const slow = ask('/slow');
    await until(() => held.length === 1);
    held[0]?.write('begun');
    const answer = await slow;
    connections.part();
    held[0]?.end();
    await until(() => answer.complete);
    expect(answer.headers.connection).toBe('keep-alive');
  });
});
