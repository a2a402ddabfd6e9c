import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKafka, partitionCounts, topicName, withAdmin } from '@vitrine/bus';
import { topicSpecs } from '@vitrine/contracts';
import { createStore, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { createWarehouse, tables, type Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';
import { isChangedFile, migrateEverything, type Part } from './migrate-everything.js';

const name = `everything_${process.pid}`;
const { KAFKA_BROKERS = '', CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
const env = { KAFKA_BROKERS, KAFKA_TOPIC_PREFIX: `${name}.` };
const kafka = createKafka(env, 'spec');
const names = topicSpecs.map((spec) => topicName(env, spec.name));
let store: Store;
let warehouse: Warehouse;
let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase(process.env.DATABASE_URL ?? '', name);
  store = createStore(database.url);
  warehouse = createWarehouse({ CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE: name });
});
afterAll(async () => {
  await withAdmin(kafka, (admin) => admin.deleteTopics({ topics: names }));
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${name}`, database: null });
  await Promise.all([warehouse.close(), store.close()]);
  await database.drop();
});

/** A run, and what each of its parts has applied. */
async function run(schemaVersion?: number, topics = true): Promise<[Part, number | undefined][]> {
  const told: [Part, number | undefined][] = [];
  const carryOut = async (part: Part, work: () => Promise<readonly string[] | undefined>) =>
    told.push([part, (await work())?.length]);
  await migrateEverything(
    { store, warehouse, topics: topics ? { kafka, env, partitions: 2, replicationFactor: 1 } : undefined },
    { carryOut, ...(schemaVersion !== undefined && { schemaVersion }) },
  );
  return told;
}

describe('migrateEverything', () => {
  it('makes tables and topics, and records the schema version when all are there', async () => {
    expect(await store.schemaRecord.current()).toBe(0);
    const told = await run(7);
    expect(told.map(([part]) => part)).toEqual(['postgres', 'clickhouse', 'kafka']);
    expect(await store.tenants.list({ limit: 1 })).toEqual([]);
    const found = await warehouse.query({
      name: 'spec.tables',
      params: { database: name },
      row: z.object({ name: z.string() }),
      sql: 'SELECT name FROM system.tables WHERE database = {database: String}',
    });
    expect(found.map((row) => row.name)).toEqual(expect.arrayContaining(tables.map((table) => table.name)));
    expect([...(await partitionCounts(kafka, names)).values()]).toEqual(names.map(() => 2));
    expect(await store.schemaRecord.current()).toBe(7);
  }, 60_000);

  it('has nothing to do a second time, leaves topics to whoever keeps them and records only what is said', async () => {
    expect(await run(undefined, false)).toEqual([
      ['postgres', 0],
      ['clickhouse', 0],
    ]);
    expect(await store.schemaRecord.current()).toBe(7);
  }, 60_000);

  it('records nothing when a part fails, and knows a changed file of either engine from an engine that is away', async () => {
    const away = createStore('postgres://vitrine:segredo@127.0.0.1:1/vitrine');
    const topics = undefined;
    const refused = await migrateEverything({ store: away, warehouse, topics }).catch((error: unknown) => error);
    expect([refused, isChangedFile(refused)]).toEqual([expect.objectContaining({ retryable: true }), false]);
    await away.close();
    await warehouse.command({
      name: 'spec.change',
      sql: `INSERT INTO schema_migrations_v1 SELECT file, 'another', now() + 1 FROM schema_migrations_v1 ORDER BY file LIMIT 1`,
    });
    const changed = await run(8).catch((error: unknown) => error);
    expect(isChangedFile(changed)).toBe(true);
    expect(String(changed)).toMatch(/^MigrationChanged: Migration 0001_\w+\.sql was changed/u);
    expect(await store.schemaRecord.current()).toBe(7);
  }, 60_000);
});
