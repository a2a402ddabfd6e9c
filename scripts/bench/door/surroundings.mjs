import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKafka, withAdmin } from '@vitrine/bus';
import { environmentOf, removeHome, startEngines } from '@vitrine/devstack';
import { migrateEverything } from '@vitrine/migrations';
import { createStore } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { createWarehouse } from '@vitrine/warehouse';

const TENANT = { id: 'loja', name: 'Loja', currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };

/**
 * Topics, databases, a tenant and a producer's key, on the engines that the environment names, or on some of its own.
 * @returns the environment of a door, the key, and how to leave no trace
 */
export async function surroundings() {
  const engines = await enginesOf(process.env);
  const id = `bench_door_${process.pid}`;
  const database = await createTestDatabase(engines.env.DATABASE_URL, id);
  const env = {
    ...process.env,
    ...engines.env,
    ...{ DATABASE_URL: database.url, CLICKHOUSE_DATABASE: id, KAFKA_TOPIC_PREFIX: `${id}.` },
    ...{ RATE_LIMIT_PER_MINUTE: '1000000', LOG_LEVEL: 'error' },
  };
  const kafka = createKafka(env);
  const [store, warehouse] = [createStore(database.url), createWarehouse(env)];
  await migrateEverything({ store, warehouse, topics: { kafka, env, partitions: 6, replicationFactor: 1 } });
  await store.tenants.create(TENANT);
  const { key } = await store.apiKeys.create({ tenantId: TENANT.id, name: 'bench', role: 'producer' });
  return {
    env,
    key,
    async leave() {
      await warehouse.command({ name: 'bench.drop', sql: `DROP DATABASE IF EXISTS ${id}`, database: null });
      await Promise.all([store.close(), warehouse.close()]);
      await withAdmin(kafka, async (admin) => {
        const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(`${id}.`));
        await admin.deleteTopics({ topics });
      });
      await database.drop();
      await engines.stop();
    },
  };
}

async function enginesOf({ KAFKA_BROKERS, CLICKHOUSE_URL, DATABASE_URL }) {
  if (KAFKA_BROKERS && CLICKHOUSE_URL && DATABASE_URL) return { env: { DATABASE_URL }, stop: async () => undefined };
  const home = mkdtempSync(join(tmpdir(), 'vitrine-bench-engines-'));
  const engines = await startEngines({ home, log: (line) => console.error(line) });
  return {
    env: environmentOf(engines),
    async stop() {
      await engines.stop();
      removeHome(home);
    },
  };
}
