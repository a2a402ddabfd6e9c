import { randomUUID } from 'node:crypto';
import { toBusError, topicName, withAdmin } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import type { Logger } from '@vitrine/platform';
import type { Consumer, Kafka } from 'kafkajs';
import { type AcceptedEvent, readAccepted } from './accepted-event.js';

const RESTART_MS = 5_000;

/** The topics are made before the api starts; waiting helps when that is still under way. */
export class TopicMissing extends Error {
  override readonly name = 'TopicMissing';
  readonly retryable = true;
  constructor(topic: string) {
    super(`Kafka has no topic ${topic}. Create the topics first, and check KAFKA_TOPIC_PREFIX.`);
  }
}

export interface FeedListener {
  onAccepted(event: AcceptedEvent): void;
  /** The feed may have missed something: whatever is shown must be read again. */
  onGap(): void;
}

/**
 * Reads every partition of sales.accepted.v1 from now on, in a group of this pod's own, committed records only.
 * Offsets are not kept: a snapshot comes from the warehouse, the feed only says that it changed.
 */
export class AcceptedFeed {
  /** The next offset of each partition: everything before it is in the snapshots that follow. */
  readonly offsets = new Map<number, bigint>();
  isRunning = false;
  private consumer: Consumer | undefined;
  private restart: NodeJS.Timeout | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly env: { KAFKA_BROKERS: string; KAFKA_TOPIC_PREFIX: string },
    private readonly logger: Logger,
    private readonly groupId = `${env.KAFKA_TOPIC_PREFIX}${kafkaUses.api.podGroup}${randomUUID()}`,
  ) {}

  get topic(): string {
    return topicName(this.env, topics.salesAccepted);
  }

  /** @throws BusUnavailable, BusAuthError */
  async start(listeners: readonly FeedListener[]): Promise<void> {
    try {
      for (const { partition, high } of await withAdmin(this.kafka, (admin) => admin.fetchTopicOffsets(this.topic))) {
        this.offsets.set(partition, BigInt(high));
      }
      const consumer = this.kafka.consumer({
        groupId: this.groupId,
        readUncommitted: false,
        maxWaitTimeInMs: 100,
        sessionTimeout: 15_000,
      });
      this.consumer = consumer;
      this.watch(consumer, listeners);
      await consumer.connect();
      await consumer.subscribe({ topic: this.topic, fromBeginning: false });
      await consumer.run({
        autoCommit: false,
        partitionsConsumedConcurrently: 1,
        eachBatch: async ({ batch }) => {
          for (const message of batch.messages) {
            this.offsets.set(batch.partition, BigInt(message.offset) + 1n);
            const event = readAccepted(message.value);
            if (event !== undefined) for (const listener of listeners) listener.onAccepted(event);
          }
        },
      });
    } catch (error) {
      // One that is left connected would join the group later, beside the one of the next try.
      const { consumer } = this;
      this.consumer = undefined;
      this.isRunning = false;
      await consumer?.disconnect().catch(() => undefined);
      throw isMissing(error) ? new TopicMissing(this.topic) : toBusError(error, this.env.KAFKA_BROKERS);
    }
  }

  async stop(): Promise<void> {
    this.isRunning = false;
    clearTimeout(this.restart);
    const { consumer } = this;
    this.consumer = undefined;
    await consumer?.disconnect();
  }

  /** kafkajs restarts by itself after most troubles; after the others we do. */
  private restartSoon(listeners: readonly FeedListener[]): void {
    this.restart = setTimeout(() => {
      this.start(listeners).catch((error: unknown) => {
        this.logger.warn({ err: error }, 'the feed of accepted sales could not start again');
        this.restartSoon(listeners);
      });
    }, RESTART_MS);
    this.restart.unref();
  }

  private watch(consumer: Consumer, listeners: readonly FeedListener[]): void {
    consumer.on('consumer.group_join', () => {
      this.isRunning = true;
      for (const listener of listeners) listener.onGap();
    });
    consumer.on('consumer.crash', ({ payload }) => {
      this.isRunning = false;
      if (!payload.restart && this.consumer === consumer) this.restartSoon(listeners);
      this.logger.warn({ err: payload.error, restarts: payload.restart }, 'the feed of accepted sales stopped');
    });
  }
}

function isMissing(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('type' in cause && cause.type === 'UNKNOWN_TOPIC_OR_PARTITION') return true;
  }
  return false;
}
