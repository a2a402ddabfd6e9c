import { type BusLog, type KafkaEnv, type OffsetVector, TopicReader } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import type { Kafka } from 'kafkajs';
import { type AcceptedEvent, readAccepted } from './accepted-event.js';

export interface FeedListener {
  onAccepted(event: AcceptedEvent): void;
  /** The feed may have missed something: whatever is shown must be read again. */
  onGap(): void;
}

/**
 * Tells its listeners of every sale that is accepted from now on. Nothing is kept: a snapshot comes from the warehouse, the feed only
 * says that it changed.
 */
export class AcceptedFeed {
  readonly #reader: TopicReader<AcceptedEvent>;
  #listeners: readonly FeedListener[] = [];

  constructor(kafka: Kafka, env: KafkaEnv, log: BusLog) {
    const { podGroup } = kafkaUses.api;
    const decode = ({ value }: { readonly value: Buffer | null }) => readAccepted(value);
    this.#reader = new TopicReader(
      { kafka, env, log, topic: topics.salesAccepted, podGroup, decode, whenGone: 'newest' },
      {
        read: (event) => {
          for (const listener of this.#listeners) listener.onAccepted(event);
        },
        gap: () => {
          for (const listener of this.#listeners) listener.onGap();
        },
      },
    );
  }

  /** Per partition the next offset: everything before it is in the snapshots that follow. */
  get position(): OffsetVector {
    return this.#reader.position;
  }

  get isRunning(): boolean {
    return this.#reader.isRunning;
  }

  /** @throws BusUnavailable | BusAuthError | TopicMissing */
  async start(listeners: readonly FeedListener[]): Promise<void> {
    this.#listeners = listeners;
    await this.#reader.start();
  }

  stop(): Promise<void> {
    return this.#reader.stop();
  }
}
