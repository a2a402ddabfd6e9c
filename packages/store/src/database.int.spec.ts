import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from './database.js';
import { StoreUnavailable } from './errors.js';
import { createTestDatabase } from './testing-database.js';

let url: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const test = await createTestDatabase(process.env.DATABASE_URL ?? '', `database_spec_${process.pid}`);
  ({ url, drop } = test);
});
afterAll(() => drop?.());

/** Stands between a client and Postgres; while mute it takes every byte and passes none on. */
async function mutableProxy(target: string) {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isMute = false;
  const server = createServer((client) => {
    const postgres = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, postgres],
      [postgres, client],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => isMute || to.write(bytes));
      from.on('error', () => undefined);
      from.on('close', () => to.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  [url.hostname, url.port] = ['127.0.0.1', String((server.address() as AddressInfo).port)];
  return {
    url: url.href,
    mute: () => {
      isMute = true;
    },
    speak: () => {
      isMute = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

describe('Database', () => {
  it('outlives a connection that is lost while work holds it', async () => {
    const [database, killer] = [new Database(url, 1), new Database(url, 1)];
    const lost = database.transaction(async (client) => {
      const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      const ended = new Promise((resolve) => client.once('end', resolve));
      await killer.transaction((other) => other.query('SELECT pg_terminate_backend($1)', [rows[0]?.pid]));
      await ended;
      await client.query('SELECT 1');
    });
    await expect(lost).rejects.toBeInstanceOf(StoreUnavailable);
    await database.ping();
    await Promise.all([database.close(), killer.close()]);
  });

  it('gives up on a Postgres that goes silent without ending the connection', async () => {
    const silent = await mutableProxy(url);
    const database = new Database(silent.url, 1, 500);
    await database.ping();
    silent.mute();
    await expect(database.ping()).rejects.toBeInstanceOf(StoreUnavailable);
    silent.speak();
    await database.ping();
    await database.close();
    await silent.close();
  });

  it('lets a migration take longer than a query may', async () => {
    const database = new Database(url, 1, 50);
    const slow = database.transaction((client) => client.query('SELECT pg_sleep(0.2)'));
    await expect(slow).resolves.toMatchObject({ rowCount: 1 });
    await database.close();
  });
});
