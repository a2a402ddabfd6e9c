import type { Kafka } from 'kafkajs';
import { type BusAuthError, BusUnavailable, TopicMissing, toBusError } from './errors.js';
import { type KafkaEnv, topicName } from './kafka.js';
import type { OffsetVector } from './offset-vector.js';
import { withAdmin } from './topics-admin.js';

const DEADLINE_MS = 5_000;

/**
 * Per partition the next offset that the topic (named without prefix) gives to a reader of committed records.
 * @throws BusUnavailable | BusAuthError | TopicMissing
 */
export async function readTopicEnds(kafka: Kafka, env: KafkaEnv, topic: string): Promise<OffsetVector> {
  const name = topicName(env, topic);
  try {
    const ends = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(name), DEADLINE_MS);
    return ends.sort((a, b) => a.partition - b.partition).map(({ high }) => Number(high));
  } catch (error) {
    throw reasonFor(error, name, env.KAFKA_BROKERS);
  }
}

function reasonFor(error: unknown, topic: string, brokers: string): BusUnavailable | BusAuthError | TopicMissing {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('type' in cause && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION') return new TopicMissing(topic, error);
  return error instanceof BusUnavailable ? error : toBusError(error, brokers);
}
