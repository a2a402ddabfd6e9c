import { type BusLog, type KafkaEnv, type OffsetVector, TopicReader } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import type { Kafka } from 'kafkajs';
import { type AcceptedEvent, readAccepted } from './accepted-event.js';

export interface FeedListener {
  onAccepted(event: AcceptedEvent): void;
  /** The feed may have missed something: listeners must read again whatever they show. */
  onGap(): void;
}

/**
 * Tells its listeners of every sale that is accepted from now on. It keeps nothing: a snapshot comes from the warehouse, the feed only says
 * that it changed.
 */
export class AcceptedFeed {
  private readonly reader: TopicReader<AcceptedEvent>;
  private readonly listeners: FeedListener[] = [];

  constructor(kafka: Kafka, env: KafkaEnv, log: BusLog) {
    const { podGroup } = kafkaUses.api;
    this.reader = new TopicReader(
      { kafka, env, log, topic: topics.salesAccepted, podGroup, decode: readAccepted, whenGone: 'newest' },
      {
        read: (event) => {
          if (event.isCopy) return;
          for (const listener of this.listeners) listener.onAccepted(event);
        },
        gap: () => {
          for (const listener of this.listeners) listener.onGap();
        },
      },
    );
  }

  /** Per partition the next offset: everything before it is in the snapshots that follow. */
  get position(): OffsetVector {
    return this.reader.position;
  }

  get isRunning(): boolean {
    return this.reader.isRunning;
  }

  /** From now on the feed tells this listener too. */
  tell(listener: FeedListener): void {
    this.listeners.push(listener);
  }

  /** @throws BusUnavailable | BusAuthError | TopicMissing */
  start(): Promise<void> {
    return this.reader.start();
  }

  stop(): Promise<void> {
    return this.reader.stop();
  }
}
