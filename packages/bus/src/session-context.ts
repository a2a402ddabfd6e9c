import type { Kafka } from 'kafkajs';
import type { Batch, PartitionTurn } from './batch.js';
import type { OffsetRange } from './journal.js';
import type { KafkaEnv } from './kafka.js';
import type { TopicPartition } from './stalls.js';
import type { Ending } from './tries.js';
import type { Waits } from './waits.js';
import type { OnStep } from './watch-step.js';

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
  /** @returns the state that the pieces go by; undefined leaves it as it is */
  beforeCut(batch: Batch): Promise<string | undefined>;
  between(turn: PartitionTurn): Promise<void>;
  /** How the latest try of the batch that begins there ended, if this process made it. */
  takeEnding(place: TopicPartition, attempt: Attempt): Ending | undefined;
  /** The batch is cut, because its tries all ended by `cause`. */
  onCut(place: TopicPartition, range: OffsetRange, cause: string): void;
  readonly onStep?: OnStep | undefined;
  onRetry(what: string, error: unknown, pauseMs: number): void;
  /** A partition failed, in its claim or its work, and is claimed again after the pause. */
  onFailure(place: TopicPartition, error: unknown, pauseMs: number): void;
  isStopping(): boolean;
}

/** One batch, as the process that tried it knows it. */
export interface Attempt {
  readonly first: number;
  readonly formedAtMs: number | undefined;
}

export interface BatchLimits {
  readonly maxMessages: number;
  /** Of keys, values and headers, decompressed. */
  readonly maxBytes: number;
}
