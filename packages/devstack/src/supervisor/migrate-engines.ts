import { grantRights } from '@vitrine/bus';
import { kafkaPrograms, kafkaUses } from '@vitrine/contracts';
import { migrateEverything } from '@vitrine/migrations';
import { createStore } from '@vitrine/store';
import { createWarehouse } from '@vitrine/warehouse';
import type { Kafka } from 'kafkajs';
import { type KafkaAccess, kafkaOf } from '../kafka/kafka-access.js';
import type { EngineAddresses } from './service-plans.js';

/** Brings all three engines to today's shape, and on our own broker each login to its rights. Safe to repeat. */
export async function migrateEngines(
  { kafka: access, clickhouse, databaseUrl }: EngineAddresses,
  partitions: number,
): Promise<void> {
  const env = { KAFKA_TOPIC_PREFIX: process.env.KAFKA_TOPIC_PREFIX ?? '' };
  const kafka = kafkaOf(access, 'admin', 'vitrine-migrate');
  const store = createStore(databaseUrl);
  const warehouse = createWarehouse({
    CLICKHOUSE_URL: clickhouse.url,
    CLICKHOUSE_USER: clickhouse.user,
    CLICKHOUSE_PASSWORD: clickhouse.password,
    CLICKHOUSE_DATABASE: process.env.CLICKHOUSE_DATABASE ?? 'vitrine',
  });
  try {
    // One broker keeps one copy; a cluster's chart creates the same topics with three.
    await migrateEverything({ store, warehouse, topics: { kafka, env, partitions, replicationFactor: 1 } });
    await grantLeastRights(access, kafka, env.KAFKA_TOPIC_PREFIX);
  } finally {
    await Promise.all([store.close(), warehouse.close()]);
  }
}

/** What runs here is refused what a cluster would refuse. */
async function grantLeastRights(access: KafkaAccess, kafka: Kafka, prefix: string): Promise<void> {
  if (!access.isOurs || !access.logins) return;
  const users = [...kafkaPrograms, 'producer'] as const;
  await grantRights(
    kafka,
    users.map((user) => ({ user, use: kafkaUses[user], prefix })),
  );
}
