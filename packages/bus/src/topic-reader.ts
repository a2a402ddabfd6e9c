import { randomUUID } from 'node:crypto';
import type { EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { fetchedOffsetOf } from './fetched-offset.js';
import { type BusLog, type KafkaEnv, topicName } from './kafka.js';
import type { OffsetVector } from './offset-vector.js';
import { SteadyConsumer } from './steady-consumer.js';
import { readerConfig } from './timeouts.js';
import { readTopicEnds } from './topic-ends.js';

export interface TopicReaderOptions<Event> {
  readonly kafka: Kafka;
  readonly env: KafkaEnv;
  readonly log: BusLog;
  /** Without prefix. */
  readonly topic: string;
  /** Beginning of the group's name, without prefix; a uuid follows, so that nobody shares it. */
  readonly podGroup: string;
  /** Undefined for a record that we cannot have written: the reader logs it and passes over it. */
  readonly decode: (message: KafkaMessage) => Event | undefined;
  /** Where reading goes on when the records at its place are gone: with the oldest that is kept, or with the next to come. */
  readonly whenGone: 'oldest' | 'newest';
}

export interface TopicReaderHooks<Event> {
  /** Gets committed records, each once, those of a partition in order. After an error it gets the same ones again. */
  read(event: Event, place: { readonly partition: number; readonly offset: number }): void;
  /**
   * Called when reading begins, and when records were gone before they were read: what was built from records may lack some. The position
   * is still the old one.
   */
  gap?(cause: 'begun' | 'records gone'): void;
}

/**
 * Reads every partition of a topic in a group of its own, and keeps its place itself. After a crash it goes on where it was; a partition
 * added later is read from its start.
 */
export class TopicReader<Event> {
  private readonly consumer: SteadyConsumer;
  private readonly topic: string;
  private reached: number[] = [];
  /** Partitions whose batch under way was dropped because reading starts again elsewhere. */
  private readonly skipped = new Set<number>();

  constructor(
    private readonly options: TopicReaderOptions<Event>,
    private readonly hooks: TopicReaderHooks<Event>,
  ) {
    const { kafka, env, log, topic, podGroup, whenGone } = options;
    this.topic = topicName(env, topic);
    const config = readerConfig(`${env.KAFKA_TOPIC_PREFIX ?? ''}${podGroup}${randomUUID()}`);
    const run = { autoCommit: false, eachBatch: async (fetch: EachBatchPayload) => this.take(fetch) };
    this.consumer = new SteadyConsumer(
      { kafka, env, log, config, topics: [this.topic], fromBeginning: whenGone === 'oldest', run },
      {
        joined: (assignment) => this.onJoined(assignment[this.topic]?.length ?? 0),
        // Not from `take`: the end of a transaction moves the position too, without any record.
        fetchEnded: ({ partition, lastOffset }) => {
          if (!this.skipped.delete(partition)) this.moveTo(partition, Number(lastOffset) + 1);
        },
        crashed: async () => undefined,
      },
    );
  }

  /** Per partition the next offset to read: hooks.read() has had everything below. */
  get position(): OffsetVector {
    return this.reached;
  }

  get isRunning(): boolean {
    return this.consumer.isJoined;
  }

  /**
   * Reads from `from` on, by default the topic's end as of this call. Resolves when the first try to join has ended. @throws BusUnavailable
   * | BusAuthError | TopicMissing when the end has to be asked for
   */
  async start(from?: OffsetVector): Promise<void> {
    const { kafka, env, topic } = this.options;
    this.reached = [...(from ?? (await readTopicEnds(kafka, env, topic)))];
    await this.consumer.start();
  }

  /** Nothing is read once this has resolved, also when it was still starting. */
  stop(): Promise<void> {
    return this.consumer.stop();
  }

  /** The only member has every partition, also those that were added since. */
  private onJoined(partitions: number): void {
    while (this.reached.length < partitions) this.reached.push(0);
    for (const [partition, offset] of this.reached.entries()) this.seek(partition, offset);
    this.hooks.gap?.('begun');
  }

  private take({ batch, isStale }: EachBatchPayload): void {
    const { partition } = batch;
    if (isStale()) {
      this.skipped.add(partition);
      return;
    }
    this.followLost(batch);
    for (const message of batch.messages) this.read(message, partition);
  }

  /** kafkajs reads on elsewhere when the records at its place are gone, or when the topic was made anew and is shorter. */
  private followLost(batch: EachBatchPayload['batch']): void {
    const { partition, highWatermark } = batch;
    const at = this.at(partition);
    if (fetchedOffsetOf(batch) <= at && Number(highWatermark) >= at) return;
    this.hooks.gap?.('records gone');
    this.reached[partition] = fetchedOffsetOf(batch);
  }

  private read(message: KafkaMessage, partition: number): void {
    const offset = Number(message.offset);
    if (offset < this.at(partition)) return;
    const event = this.options.decode(message);
    if (event !== undefined) this.hooks.read(event, { partition, offset });
    else this.options.log.error({ topic: this.topic, partition, offset }, 'a record of the topic is none of ours');
    this.moveTo(partition, offset + 1);
  }

  private at(partition: number): number {
    return this.reached[partition] ?? 0;
  }

  private moveTo(partition: number, offset: number): void {
    this.reached[partition] = Math.max(this.at(partition), offset);
  }

  private seek(partition: number, offset: number): void {
    this.consumer.current?.seek({ topic: this.topic, partition, offset: String(offset) });
  }
}
