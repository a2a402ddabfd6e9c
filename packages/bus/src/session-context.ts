import type { Kafka } from 'kafkajs';
import type { Batch, PartitionTurn } from './batch.js';
import type { KafkaEnv } from './kafka.js';
import type { TopicPartition } from './stalls.js';
import type { Waits } from './waits.js';

/** What every partition of a server shares. */
export interface SessionContext {
  readonly kafka: Kafka;
  readonly env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'>;
  readonly groupId: string;
  readonly limits: BatchLimits;
  /** What claims and retries wait for. */
  readonly waits: Waits;
  transactionalIdOf(topic: string): string;
  handle(batch: Batch): Promise<void>;
  between(turn: PartitionTurn): Promise<void>;
  onRetry(what: string, error: unknown, pauseMs: number): void;
  /** A partition failed, in its claim or its work, and is claimed again after the pause. */
  onFailure(place: TopicPartition, error: unknown, pauseMs: number): void;
  isStopping(): boolean;
}

export interface BatchLimits {
  readonly maxMessages: number;
  /** Of keys, values and headers, decompressed. */
  readonly maxBytes: number;
}
