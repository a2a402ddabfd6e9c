import { type TopicSpec, topicSpecs } from '@vitrine/contracts';
import type { Admin, Kafka } from 'kafkajs';
import { alignTopic, settingsOf } from './align-topics.js';
import { BusUnavailable } from './errors.js';
import { type BusLog, type KafkaEnv, silentLog, topicName } from './kafka.js';
import { retry } from './retry.js';
import { METADATA_DEADLINE_MS } from './timeouts.js';

export interface TopicOptions {
  readonly partitions?: number;
  readonly replicationFactor?: number;
  readonly specs?: readonly TopicSpec[];
  /** Told what was changed, and what only a person can change. */
  readonly log?: BusLog;
}

/**
 * Creates the topics of the contract that do not exist yet, and brings the settings of the others to it. Resolves when each new one has a
 * leader. Never adds partitions: that moves stores, and is an operator's decision.
 */
export async function createTopics(
  kafka: Kafka,
  env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'>,
  options: TopicOptions = {},
): Promise<void> {
  const { specs = topicSpecs, log = silentLog } = options;
  await withAdmin(kafka, async (admin) => {
    const existing = new Set(await admin.listTopics());
    const isThere = ({ name }: TopicSpec): boolean => existing.has(topicName(env, name));
    const kept = specs.filter(isThere);
    await createMissing(
      admin,
      env,
      specs.filter((spec) => !isThere(spec)),
      options,
    );
    for (const spec of kept) await alignTopic(admin, topicName(env, spec.name), spec, log);
    await reportFewPartitions(admin, env, kept, options);
  });
}

async function createMissing(
  admin: Admin,
  env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'>,
  missing: readonly TopicSpec[],
  { partitions, replicationFactor }: TopicOptions,
): Promise<void> {
  if (missing.length === 0) return;
  await admin.createTopics({
    waitForLeaders: false, // kafkajs waits for a leader, and gives up when the broker has not heard of the topic yet
    topics: missing.map((spec) => ({
      topic: topicName(env, spec.name),
      numPartitions: partitions ?? spec.partitions,
      replicationFactor: replicationFactor ?? -1, // the cluster's own default
      configEntries: Object.entries(settingsOf(spec)).map(([name, value]) => ({ name, value })),
    })),
  });
  await awaitLeaders(
    admin,
    missing.map((spec) => topicName(env, spec.name)),
  );
}

/** Resolves when the brokers know these topics and who leads each partition, a moment after creation. */
async function awaitLeaders(admin: Admin, topics: string[]): Promise<void> {
  const deadline = Date.now() + METADATA_DEADLINE_MS;
  await retry(() => admin.fetchTopicMetadata({ topics }), {
    shouldRetry: (error) =>
      hasType(error, 'UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE') && Date.now() < deadline,
  });
}

async function reportFewPartitions(
  admin: Admin,
  env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'>,
  kept: readonly TopicSpec[],
  { partitions, log = silentLog }: TopicOptions,
): Promise<void> {
  if (kept.length === 0) return;
  const metadata = await admin.fetchTopicMetadata({ topics: kept.map(({ name }) => topicName(env, name)) });
  for (const spec of kept) {
    const topic = topicName(env, spec.name);
    const has = metadata.topics.find(({ name }) => name === topic)?.partitions.length ?? 0;
    const wanted = partitions ?? spec.partitions;
    if (has < wanted)
      log.warn(
        { topic, partitions: has, wanted },
        'the topic has fewer partitions than asked for, and is left as it is',
      );
  }
}

/** How many partitions each topic has now. @throws BusUnavailable when no broker says so in time */
export async function partitionCounts(kafka: Kafka, topics: readonly string[]): Promise<Map<string, number>> {
  const ask = async (admin: Admin) => {
    const metadata = await admin.fetchTopicMetadata({ topics: [...topics] });
    return new Map(metadata.topics.map(({ name, partitions }) => [name, partitions.length]));
  };
  return withAdmin(kafka, ask, METADATA_DEADLINE_MS);
}

/**
 * Does `work` with a connection of its own, and again with a fresh one while a leader moves or is new. kafkajs gives up on that answer, and
 * its connection would ask the old leader. `work` must be safe to repeat. @throws BusUnavailable after `deadlineMs`, where one is given
 */
export function withAdmin<T>(kafka: Kafka, work: (admin: Admin) => Promise<T>, deadlineMs?: number): Promise<T> {
  return untilLed(() => connected(kafka.admin(), work), deadlineMs);
}

/**
 * Repeats `work`, which makes its own connection, while a partition's leader moves. @throws BusUnavailable after `deadlineMs`, where one is
 * given
 */
export async function untilLed<T>(work: () => Promise<T>, deadlineMs?: number): Promise<T> {
  const giveUpAt = Date.now() + (deadlineMs ?? METADATA_DEADLINE_MS);
  const done = retry(work, {
    shouldRetry: (error) => hasType(error, 'NOT_LEADER_FOR_PARTITION') && Date.now() < giveUpAt,
  });
  if (deadlineMs === undefined) return done;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new BusUnavailable(undefined, lateness(deadlineMs))), deadlineMs);
  });
  return Promise.race([done, late]).finally(() => clearTimeout(timer));
}

const lateness = (deadlineMs: number): Error => new Error(`no answer within ${deadlineMs} ms`);

async function connected<T>(admin: Admin, work: (admin: Admin) => Promise<T>): Promise<T> {
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

const hasType = (error: unknown, ...types: string[]): boolean =>
  types.includes(String((error as { type?: string }).type));
