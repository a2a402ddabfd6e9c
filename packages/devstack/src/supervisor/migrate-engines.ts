import { topicSpecs } from '@vitrine/contracts';
import { createStore } from '@vitrine/store';
import { createWarehouse, migrateWarehouse } from '@vitrine/warehouse';
import type { Admin } from 'kafkajs';
import type { EngineAddresses } from './service-plans.js';

/** Brings all three engines to today's shape: topics, warehouse tables, Postgres schema. Safe to repeat. */
export async function migrateEngines(engines: EngineAddresses, admin: Admin): Promise<void> {
  await Promise.all([createTopics(admin), migrateTables(engines), migrateStore(engines.databaseUrl)]);
}

/** One broker keeps one copy; a cluster's chart creates the same topics with three. */
async function createTopics(admin: Admin): Promise<void> {
  const prefix = process.env.KAFKA_TOPIC_PREFIX ?? '';
  await admin.createTopics({
    waitForLeaders: true,
    topics: topicSpecs.map((spec) => ({
      topic: `${prefix}${spec.name}`,
      numPartitions: spec.partitions,
      replicationFactor: 1,
      configEntries: [
        { name: 'message.timestamp.type', value: spec.timestampType },
        { name: 'cleanup.policy', value: spec.cleanup },
        { name: 'retention.ms', value: String(spec.retentionMs) },
      ],
    })),
  });
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
