import { type TopicSpec, topicSpecs } from '@vitrine/contracts';
import type { Admin, Kafka } from 'kafkajs';
import { BusUnavailable } from './errors.js';
import { type KafkaEnv, topicName } from './kafka.js';
import { METADATA_DEADLINE_MS } from './timeouts.js';

/** Creates the topics of the contract that do not exist yet; resolves when each has a leader. */
export async function createTopics(
  kafka: Kafka,
  env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'>,
  options: { partitions?: number; replicationFactor?: number; specs?: readonly TopicSpec[] } = {},
): Promise<void> {
  await withAdmin(kafka, async (admin) => {
    const existing = new Set(await admin.listTopics());
    const missing = (options.specs ?? topicSpecs).filter((spec) => !existing.has(topicName(env, spec.name)));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((spec) => ({
        topic: topicName(env, spec.name),
        numPartitions: options.partitions ?? spec.partitions,
        replicationFactor: options.replicationFactor ?? -1, // the cluster's own default
        configEntries: [
          { name: 'cleanup.policy', value: spec.cleanup },
          { name: 'retention.ms', value: String(spec.retentionMs) },
          { name: 'message.timestamp.type', value: spec.timestampType },
          { name: 'max.message.bytes', value: String(spec.maxMessageBytes) },
        ],
      })),
    });
  });
}

/** How many partitions each topic has now. @throws BusUnavailable when nobody says so in time */
export async function partitionCounts(kafka: Kafka, topics: readonly string[]): Promise<Map<string, number>> {
  const ask = async (admin: Admin) => {
    const metadata = await admin.fetchTopicMetadata({ topics: [...topics] });
    return new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]));
  };
  return withAdmin(kafka, ask, METADATA_DEADLINE_MS);
}

/** Does `work` with a connection of its own. @throws BusUnavailable after `deadlineMs`, where one is given */
export async function withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>, deadlineMs?: number): Promise<T> {
  const admin = kafka.admin();
  const done = connected(admin, work);
  if (deadlineMs === undefined) return done;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BusUnavailable('KAFKA_BROKERS')), deadlineMs);
  });
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

async function connected<T>(admin: Admin, work: (admin: Admin) => Promise<T>): Promise<T> {
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
