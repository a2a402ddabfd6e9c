import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createStore } from '@vitrine/store';
import { administer, createTestDatabase } from '@vitrine/store/testing';
import { createWarehouse, type Warehouse } from '@vitrine/warehouse';

jest.setTimeout(90_000);

const name = `migrate_job_${process.pid}`;
const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let warehouse: Warehouse;
const running: ChildProcess[] = [];

beforeAll(async () => {
  database = await createTestDatabase(process.env.DATABASE_URL ?? '', name);
  warehouse = createWarehouse({ CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE: name });
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${name}`, database: null });
  await warehouse.close();
  await database.drop();
});

/** The compiled job, which would wait for longer than any test lasts. */
function start(own: NodeJS.ProcessEnv = {}) {
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    CLICKHOUSE_DATABASE: name,
    ENSURE_TOPICS: 'false',
    SCHEMA_VERSION: '5',
    WAIT_SECONDS: '600',
    LOG_LEVEL: 'info',
    ...own,
  };
  const child = spawn(process.execPath, ['services/migrate/dist/migrate.js'], { env });
  running.push(child);
  const ended = Promise.all([text(child.stderr), once(child, 'close')]).then(([said, [code]]) => ({ said, code }));
  return { lines: createInterface(child.stdout), ended };
}

/** Postgres behind a door that is not open yet. */
async function closedDoor() {
  const { hostname, port } = new URL(database.url);
  const door = createServer((socket) => {
    const engine = connect(Number(port), hostname);
    socket.pipe(engine).pipe(socket);
    for (const end of [socket, engine]) end.on('error', () => [socket, engine].map((one) => one.destroy()));
  });
  const listen = (at: number) => once(door.listen(at, '127.0.0.1'), 'listening');
  await listen(0);
  const address = door.address() as AddressInfo;
  door.close();
  const url = new URL(database.url);
  url.host = `127.0.0.1:${address.port}`;
  return { url: url.href, open: () => listen(address.port), close: () => door.close() };
}

const changedInPostgres = () =>
  administer(database.url, `UPDATE schema_migrations SET checksum = 'another' WHERE name = '0001_accounts.sql'`);
const changedInClickhouse = () =>
  warehouse.command({
    name: 'spec.change',
    sql: `INSERT INTO schema_migrations_v1 SELECT file, 'another', now() + 1 FROM schema_migrations_v1 ORDER BY file LIMIT 1`,
  });

describe('the migrate job', () => {
  it('waits for an engine that is away, and goes on when it is there', async () => {
    const door = await closedDoor();
    const { lines, ended } = start({ DATABASE_URL: door.url });
    const told: string[] = [];
    for await (const line of lines) {
      const { part, reason, msg } = JSON.parse(line) as { part: string; reason: string; msg: string };
      told.push([part, msg, reason].filter((word) => word !== undefined).join(' '));
      if (told.length === 1) await door.open();
    }
    expect(await ended).toEqual({ said: '', code: 0 });
    door.close();
    expect(told[0]).toBe('postgres waiting StoreUnavailable');
    expect(told.slice(-3)).toEqual(['postgres up to date', 'clickhouse up to date', 'migrated']);
    const store = createStore(database.url);
    expect(await store.schemaRecord.current()).toBe(5);
    await store.close();
  });

  it.each([
    { engine: 'ClickHouse', change: changedInClickhouse, says: /Migration 0001_\w+\.sql was changed/u },
    { engine: 'Postgres', change: changedInPostgres, says: /Migration 0001_accounts\.sql of Postgres was changed/u },
  ])('ends at once when an applied file of $engine has changed: no waiting can mend that', async ({ change, says }) => {
    await change();
    const { said, code } = await start().ended;
    expect(said).toMatch(/^migrate cannot start\. MigrationChanged: [^\n]+ Put the change into a new file\.\n$/u);
    expect(said).toMatch(says);
    expect(code).toBe(1);
  });
});
