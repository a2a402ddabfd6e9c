import type {
  Consumer,
  ConsumerCrashEvent,
  ConsumerEndBatchProcessEvent,
  ConsumerGroupJoinEvent,
  EachBatchPayload,
  Kafka,
} from 'kafkajs';
import { toBusError } from './errors.js';
import { type BusLog, type KafkaEnv, topicName } from './kafka.js';
import type { TopicPartition } from './stalls.js';
import { consumerConfig } from './timeouts.js';

export interface GroupMemberOptions {
  readonly kafka: Kafka;
  readonly env: KafkaEnv;
  /** Full name, prefix included. */
  readonly groupId: string;
  /** Without prefix. */
  readonly topics: readonly string[];
  readonly log: BusLog;
  /** Told when Kafka refuses us: only a person can mend that. */
  readonly onFatal?: ((error: Error) => void) | undefined;
}

export interface GroupMemberHooks {
  joined(assigned: readonly TopicPartition[]): void;
  /** kafkajs has stopped at something that it cannot get past; it starts again. */
  crashed(error: unknown): void;
  /** The member has left the group, willing or not: nothing that was assigned is ours any more. */
  lost(): Promise<void>;
  /** A fetch of which kafkajs hands nothing on: control records only. Both offsets included. */
  passed(place: TopicPartition, first: number, last: number): void;
  fetched(place: TopicPartition, payload: EachBatchPayload): Promise<void>;
}

/** Batches of different partitions overlap, so that one waits for the broker while another computes. Never two of one. */
const CONCURRENT_PARTITIONS = 6;
const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 10_000;

/** One member of a consumer group, which starts again whatever happens to it. Topics go without prefix on this side of it. */
export class GroupMember {
  #consumer: Consumer | undefined;
  #restartMs = FIRST_RESTART_MS;
  #isStopping = false;
  #isJoined = false;

  constructor(
    private readonly options: GroupMemberOptions,
    private readonly hooks: GroupMemberHooks,
  ) {}

  /** The group has given us an assignment; an empty one counts. */
  get isJoined(): boolean {
    return this.#isJoined;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  async start(): Promise<void> {
    if (this.#isStopping) return;
    const { kafka, groupId, env, topics, log } = this.options;
    const consumer = kafka.consumer(consumerConfig(groupId));
    this.#consumer = consumer;
    consumer.on('consumer.group_join', (event) => this.#onJoin(event));
    consumer.on('consumer.crash', (event) => void this.#onCrash(event));
    consumer.on('consumer.end_batch_process', (event) => this.#onEndOfBatch(event));
    try {
      await consumer.connect();
      // Stopped meanwhile: to subscribe and run would make a member that nobody stops.
      if (this.#isStopping) return await consumer.disconnect();
      await consumer.subscribe({ topics: topics.map((topic) => topicName(env, topic)), fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
        eachBatch: (payload) =>
          this.hooks.fetched(this.#placeOf(payload.batch.topic, payload.batch.partition), payload),
      });
    } catch (error) {
      log.warn({ error: String(error) }, 'the consumer could not start');
      await this.#restart(error);
    }
  }

  /** Lets the batches under way finish, then leaves the group. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#consumer?.disconnect().catch(() => undefined);
  }

  seek({ topic, partition }: TopicPartition, offset: number): void {
    this.#consumer?.seek({ topic: topicName(this.options.env, topic), partition, offset: String(offset) });
  }

  pause(place: TopicPartition): void {
    this.#consumer?.pause([this.#named(place)]);
  }

  resume(place: TopicPartition): void {
    this.#consumer?.resume([this.#named(place)]);
  }

  #onJoin({ payload: { memberAssignment } }: ConsumerGroupJoinEvent): void {
    this.#isJoined = true;
    this.#restartMs = FIRST_RESTART_MS;
    const assigned = Object.entries(memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => this.#placeOf(topic, partition)),
    );
    this.hooks.joined(assigned);
  }

  #onEndOfBatch({ payload }: ConsumerEndBatchProcessEvent): void {
    const { topic, partition, batchSize, firstOffset, lastOffset } = payload;
    if (batchSize === 0) this.hooks.passed(this.#placeOf(topic, partition), Number(firstOffset), Number(lastOffset));
  }

  /** kafkajs restarts by itself after what it calls retriable; after anything else we do. */
  async #onCrash({ payload }: ConsumerCrashEvent): Promise<void> {
    this.#isJoined = false;
    if (!this.#isStopping) this.hooks.crashed(payload.error);
    await this.hooks.lost();
    if (!payload.restart) await this.#restart(payload.error);
  }

  async #restart(error: unknown): Promise<void> {
    const { env, log, onFatal } = this.options;
    const reason = toBusError(error, env.KAFKA_BROKERS);
    if (reason.name === 'BusAuthError') onFatal?.(reason);
    if (this.#isStopping) return;
    log.error(
      { error: reason.message, cause: String(error), pauseMs: this.#restartMs },
      'the consumer stopped and starts again',
    );
    await this.#consumer?.disconnect().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, this.#restartMs));
    this.#restartMs = Math.min(this.#restartMs * 2, LONGEST_RESTART_MS);
    await this.start();
  }

  #placeOf(fullTopic: string, partition: number): TopicPartition {
    return { topic: fullTopic.slice((this.options.env.KAFKA_TOPIC_PREFIX ?? '').length), partition };
  }

  #named({ topic, partition }: TopicPartition): { topic: string; partitions: number[] } {
    return { topic: topicName(this.options.env, topic), partitions: [partition] };
  }
}
