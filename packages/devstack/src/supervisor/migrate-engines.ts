import { createTopics, grantRights } from '@vitrine/bus';
import { kafkaPrograms, kafkaUses } from '@vitrine/contracts';
import { createStore } from '@vitrine/store';
import { createWarehouse, migrateWarehouse } from '@vitrine/warehouse';
import { type KafkaAccess, kafkaOf } from '../kafka/kafka-access.js';
import type { EngineAddresses } from './service-plans.js';

/** Brings all three engines to today's shape: topics, warehouse tables, Postgres schema. Safe to repeat. */
export async function migrateEngines(engines: EngineAddresses): Promise<void> {
  await Promise.all([
    migrateKafka(engines.kafka, process.env.KAFKA_TOPIC_PREFIX ?? ''),
    migrateTables(engines),
    migrateStore(engines.databaseUrl),
  ]);
}

/** Topics, and on our own broker the least rights of each login: what runs here is refused what a cluster would refuse. */
async function migrateKafka(access: KafkaAccess, prefix: string): Promise<void> {
  const kafka = kafkaOf(access, 'admin', 'vitrine-migrate');
  const grants = ([...kafkaPrograms, 'producer'] as const).map((user) => ({ user, use: kafkaUses[user], prefix }));
  await Promise.all([
    // One broker keeps one copy; a cluster's chart creates the same topics with three.
    createTopics(kafka, { KAFKA_TOPIC_PREFIX: prefix }, { replicationFactor: 1 }),
    access.isOurs && access.logins ? grantRights(kafka, grants) : undefined,
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
