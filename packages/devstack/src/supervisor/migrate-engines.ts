import { createTopics } from '@vitrine/bus';
import { createStore } from '@vitrine/store';
import { createWarehouse, migrateWarehouse } from '@vitrine/warehouse';
import { kafkaOf } from './kafka-admin.js';
import type { EngineAddresses } from './service-plans.js';

/** Brings all three engines to today's shape: topics, warehouse tables, Postgres schema. Safe to repeat. */
export async function migrateEngines(engines: EngineAddresses): Promise<void> {
  const kafka = kafkaOf(engines.kafkaBrokers, 'vitrine-migrate');
  const prefix = { KAFKA_TOPIC_PREFIX: process.env.KAFKA_TOPIC_PREFIX ?? '' };
  // One broker keeps one copy; a cluster's chart creates the same topics with three.
  await Promise.all([
    createTopics(kafka, prefix, { replicationFactor: 1 }),
    migrateTables(engines),
    migrateStore(engines.databaseUrl),
  ]);
}

async function migrateTables({ clickhouse }: EngineAddresses): Promise<void> {
  const warehouse = createWarehouse({
    CLICKHOUSE_URL: clickhouse.url,
    CLICKHOUSE_USER: clickhouse.user,
    CLICKHOUSE_PASSWORD: clickhouse.password,
    CLICKHOUSE_DATABASE: process.env.CLICKHOUSE_DATABASE ?? 'vitrine',
  });
  try {
    await migrateWarehouse(warehouse);
  } finally {
    await warehouse.close();
  }
}

async function migrateStore(databaseUrl: string): Promise<void> {
  const store = createStore(databaseUrl);
  try {
    await store.migrate();
  } finally {
    await store.close();
  }
}
