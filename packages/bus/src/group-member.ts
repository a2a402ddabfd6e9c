import type { EachBatchPayload, Kafka } from 'kafkajs';
import { type BusLog, type KafkaEnv, topicName } from './kafka.js';
import type { TopicPartition } from './stalls.js';
import { SteadyConsumer } from './steady-consumer.js';
import { consumerConfig, type MemberPace } from './timeouts.js';

export interface GroupMemberOptions extends MemberPace {
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
  /** A request for records was answered, after so many seconds. */
  asked?(seconds: number): void;
  /** A fetch of which kafkajs hands nothing on: control records only. Both offsets included. */
  passed(place: TopicPartition, first: number, last: number): void;
  fetched(place: TopicPartition, payload: EachBatchPayload): Promise<void>;
}

/** Batches of different partitions overlap, so that one waits for the broker while another computes. Two of one partition never do. */
const CONCURRENT_PARTITIONS = 6;

/** One member of a shared group, whose offsets are committed by its owner. Topics go without prefix on this side of it. */
export class GroupMember {
  private readonly consumer: SteadyConsumer;

  constructor(
    private readonly options: GroupMemberOptions,
    private readonly hooks: GroupMemberHooks,
  ) {
    const { kafka, env, groupId, topics, log, onFatal } = options;
    const run = {
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
      eachBatch: (payload: EachBatchPayload) =>
        hooks.fetched(this.placeOf(payload.batch.topic, payload.batch.partition), payload),
    };
    const config = consumerConfig(groupId, options);
    const names = topics.map((topic) => topicName(env, topic));
    this.consumer = new SteadyConsumer(
      { kafka, env, log, config, topics: names, fromBeginning: true, run, onFatal },
      {
        joined: (assignment) => hooks.joined(this.placesOf(assignment)),
        crashed: (error) => this.onCrash(error),
        asked: (seconds) => hooks.asked?.(seconds),
        fetchEnded: ({ topic, partition, batchSize, firstOffset, lastOffset }) => {
          if (batchSize === 0) hooks.passed(this.placeOf(topic, partition), Number(firstOffset), Number(lastOffset));
        },
      },
    );
  }

  /** The group has given us an assignment; an empty one counts. */
  get isJoined(): boolean {
    return this.consumer.isJoined;
  }

  get isStopping(): boolean {
    return this.consumer.isStopping;
  }

  start(): Promise<void> {
    return this.consumer.start();
  }

  /** Lets the batches under way finish, then leaves the group. */
  stop(): Promise<void> {
    return this.consumer.stop();
  }

  seek({ topic, partition }: TopicPartition, offset: number): void {
    this.consumer.current?.seek({ topic: topicName(this.options.env, topic), partition, offset: String(offset) });
  }

  pause(place: TopicPartition): void {
    this.consumer.current?.pause([this.named(place)]);
  }

  resume(place: TopicPartition): void {
    this.consumer.current?.resume([this.named(place)]);
  }

  private async onCrash(error: unknown): Promise<void> {
    if (!this.isStopping) this.hooks.crashed(error);
    await this.hooks.lost();
  }

  private placesOf(assignment: Readonly<Record<string, readonly number[]>>): TopicPartition[] {
    return Object.entries(assignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => this.placeOf(topic, partition)),
    );
  }

  private placeOf(fullTopic: string, partition: number): TopicPartition {
    return { topic: fullTopic.slice((this.options.env.KAFKA_TOPIC_PREFIX ?? '').length), partition };
  }

  private named({ topic, partition }: TopicPartition): { topic: string; partitions: number[] } {
    return { topic: topicName(this.options.env, topic), partitions: [partition] };
  }
}
