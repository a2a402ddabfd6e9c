import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { dirname, join } from 'node:path';
import { createClient } from '@clickhouse/client';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import type { EngineName } from '../engine/engine-error.js';
import type { EngineProcess } from '../engine/engine-process.js';
import { prepareStart, spawnProcess, stopProcess, waitUntilReady } from '../engine/run-process.js';
import { openSuiteHome, type SuiteHome } from '../jest/suite-home.js';
import { type DescribedEngines, describeEngines } from './describe-engines.js';
import { openHome } from './home.js';

jest.setTimeout(120_000);

let home: SuiteHome;
let described: DescribedEngines;
const children = new Map<EngineName, ChildProcess>();
const engineOf = (name: EngineName): EngineProcess =>
  described.engines.find((engine) => engine.name === name) as EngineProcess;

async function start(engine: EngineProcess): Promise<void> {
  const child = spawnProcess(engine);
  children.set(engine.name, child);
  await waitUntilReady(engine, child);
}

/** kill -9, then what the supervisor does. */
async function killAndStart(name: EngineName): Promise<void> {
  const child = children.get(name) as ChildProcess;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  await prepareStart(engineOf(name));
  await start(engineOf(name));
}

beforeAll(async () => {
  home = openSuiteHome();
  described = await describeEngines({ home: home.path });
  await Promise.all(described.engines.map(start));
});

afterAll(async () => {
  await Promise.all(described.engines.map((engine) => stopProcess(engine, children.get(engine.name) as ChildProcess)));
  home.remove();
});

it('ClickHouse keeps every acknowledged row through kill -9', async () => {
  const { url, user: username, password } = described.addresses.clickhouse;
  const client = createClient({ url, username, password });
  await client.command({ query: 'CREATE DATABASE kept' });
  await client.command({ query: 'CREATE TABLE kept.t (n UInt64) ENGINE = MergeTree ORDER BY n' });
  await client.command({ query: 'CREATE TABLE default.t (n UInt64) ENGINE = MergeTree ORDER BY n' });
  for (const table of ['kept.t', 'default.t'])
    await client.insert({ table, values: [{ n: 1 }, { n: 2 }], format: 'JSONEachRow' });
  await killAndStart('clickhouse');
  const result = await client.query({
    query: 'SELECT (SELECT sum(n) FROM kept.t) + (SELECT sum(n) FROM default.t) AS total',
    format: 'JSONEachRow',
  });
  expect(await result.json()).toEqual([{ total: 6 }]);
  await client.close();
});

it('Kafka keeps what was committed, and only that, through kill -9', async () => {
  const kafka = new Kafka({ brokers: [described.addresses.kafka.brokers], logLevel: logLevel.NOTHING });
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1, replicationFactor: 1 }] });
  const send = async (transactionalId: string, value: string, end: 'commit' | 'abort') => {
    const producer = kafka.producer({ transactionalId, maxInFlightRequests: 1, idempotent: true });
    await producer.connect();
    const transaction = await producer.transaction();
    await transaction.send({ topic: 'kept', messages: [{ value }] });
    await transaction[end]();
    await producer.disconnect();
  };
  await send('before', 'committed', 'commit');
  await send('before', 'aborted', 'abort');
  // Beginning another transaction waits until the abort is settled. A transaction whose markers are under way at the kill may never get
  // them. This broker, restarted, takes partitions without a leader for deleted ones (docs/operations.md).
  const settled = kafka.producer({ transactionalId: 'before', maxInFlightRequests: 1, idempotent: true });
  await settled.connect();
  await (await settled.transaction()).abort();
  await settled.disconnect();
  await killAndStart('kafka');
  await send('after', 'last', 'commit');

  const consumer = kafka.consumer({ groupId: 'kept' });
  const seen: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic: 'kept', fromBeginning: true });
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachMessage: async ({ message }) => {
        seen.push(String(message.value));
        if (seen.at(-1) === 'last') resolve();
      },
    });
  });
  expect(seen).toEqual(['committed', 'last']);
  await consumer.disconnect();
  await admin.disconnect();
});

it('Postgres keeps what was committed through kill -9', async () => {
  const ask = async (sql: string) => {
    const client = new pg.Client({ connectionString: described.addresses.postgres.url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  };
  await ask('CREATE TABLE kept AS SELECT 42 AS n');
  await killAndStart('postgres');
  expect(await ask('SELECT n FROM kept')).toEqual([{ n: 42 }]);
});

it('whoever clears the home finds all that runs on it', () => {
  expect(described.engines.map(({ pidFile }) => dirname(pidFile))).toEqual(described.engines.map(() => home.path));
  expect(described.engines.every(({ pidFile }) => pidFile.endsWith('.pid'))).toBe(true);
});

it('no engine gets the environment of whoever starts it, secrets and all', () => {
  expect(process.env).toHaveProperty('JEST_WORKER_ID');
  const withAll = described.engines.filter(({ env }) => 'JEST_WORKER_ID' in env);
  expect(withAll.map(({ name }) => name)).toEqual([]);
});

it('a second stack on the same home is told who has it', () => {
  expect(() => openHome(home.path)).toThrow(
    expect.objectContaining({
      code: 'home_in_use',
      message: expect.stringContaining(`Process ${process.pid} already runs`),
    }),
  );
});

it('a taken port is named', async () => {
  const engine = engineOf('postgres');
  await expect(prepareStart({ ...engine, pidFile: join(home.path, 'none') })).rejects.toMatchObject({
    code: 'port_taken',
    message: expect.stringContaining(`Port ${engine.port}, which Postgres needs`),
  });
});
