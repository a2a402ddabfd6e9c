import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type {
  Consumer,
  ConsumerCrashEvent,
  ConsumerEndBatchProcessEvent,
  ConsumerGroupJoinEvent,
  EachBatchPayload,
  Kafka,
} from 'kafkajs';
import { lastValueFrom } from 'rxjs';
import type { Batch, PartitionTurn } from './batch.js';
import { CountWatch } from './count-watch.js';
import { NotInGroup, PartitionsStalled, toBusError } from './errors.js';
import { GroupPulse } from './group-pulse.js';
import { type BusLog, type KafkaEnv, topicName } from './kafka.js';
import { batchPattern, betweenPattern, claimedPattern, releasedPattern } from './on-batch.js';
import { OwnedPartitions } from './owned-partitions.js';
import type { PartitionSession } from './partition-session.js';
import { withHeartbeat } from './retry.js';
import type { BatchLimits, SessionContext } from './session-context.js';
import { reasonOf, type Stall, type TopicPartition } from './stalls.js';
import { consumerConfig } from './timeouts.js';
import { Waits } from './waits.js';

export interface BatchServerOptions {
  readonly kafka: Kafka;
  readonly env: KafkaEnv;
  /** Consumer group, without prefix. */
  readonly groupId: string;
  /** Start of the transactional ids of a topic, without prefix: `processing` becomes `processing-<partition>-{a,b}`. */
  readonly transactionalIds: Readonly<Record<string, string>>;
  readonly log: BusLog;
  readonly limits?: Partial<BatchLimits>;
  /** A claim or a retry that lasts longer counts as stalled; a minute unless said otherwise. */
  readonly longWaitMs?: number;
  /** Told whenever something is away and will be tried again. */
  readonly onRetry?: (what: string) => void;
  /** Told when Kafka refuses us: only a person can mend that. */
  readonly onFatal?: (error: Error) => void;
}

const IDLE_EVERY_MS = 1_000;
/** Batches of different partitions overlap, so that one waits for the broker while another computes. Never two of one. */
const CONCURRENT_PARTITIONS = 6;
const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 10_000;
const DEFAULT_LIMITS: BatchLimits = { maxMessages: 5_000, maxBytes: 12_000_000 };

/**
 * A Nest transport that hands whole batches of a partition to `@OnBatch` methods and lets nothing go: an error leaves the
 * offset where it was, and the same messages come again as the same batch. Restarts its consumer whatever happens to it.
 */
export class BatchServer extends Server implements CustomTransportStrategy {
  override propagatesEventHandlerErrors = true;
  readonly #options: BatchServerOptions;
  readonly #owned: OwnedPartitions;
  readonly #counts: CountWatch;
  readonly #group: string;
  #consumer: Consumer | undefined;
  #idle: NodeJS.Timeout | undefined;
  #restartMs = FIRST_RESTART_MS;
  #stopping = false;
  #joined = false;
  readonly #turning = new WeakSet<PartitionSession>();

  constructor(options: BatchServerOptions) {
    super();
    this.#options = options;
    this.#group = `${options.env.KAFKA_TOPIC_PREFIX ?? ''}${options.groupId}`;
    this.#counts = new CountWatch(options.kafka, options.env, Object.keys(options.transactionalIds));
    this.#owned = new OwnedPartitions(this.#context(), {
      claimed: (turn) => this.#call(claimedPattern(turn.topic), turn),
      released: (topic, partition) => this.#call(releasedPattern(topic), partition),
      // kafkajs has read the committed offsets before we fenced anybody: it must start from ours instead.
      ready: (session) => {
        session.rewind();
        this.#seek(session);
        this.#consumer?.resume([this.#toKafka(session)]);
      },
      paused: (place) => this.#consumer?.pause([this.#toKafka(place)]),
    });
  }

  /** @throws NotInGroup while the group has given us no assignment; an empty one counts. */
  assertJoined(): void {
    if (!this.#joined) throw new NotInGroup();
  }

  /** Partitions of ours that fail again and again, or wait for long, while the others go on; each with its reason. */
  stalled(): Stall[] {
    return this.#owned.stalled();
  }

  /** @throws PartitionsStalled when at least one of our partitions stands still */
  assertFlowing(): void {
    const stalled = this.stalled();
    if (stalled.length > 0) throw new PartitionsStalled(stalled);
  }

  async listen(callback: (...args: unknown[]) => void): Promise<void> {
    this.#idle = setInterval(() => this.#tick(), IDLE_EVERY_MS);
    void this.#start();
    callback();
  }

  /** Lets the batch under way finish and commit, then leaves the group. */
  async close(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#idle);
    await this.#consumer?.disconnect().catch(() => undefined);
    await this.#owned.clear();
  }

  on(): never {
    throw new Error('BatchServer has no events to listen to.');
  }

  unwrap<T>(): T {
    return this.#consumer as T;
  }

  async #start(): Promise<void> {
    if (this.#stopping) return;
    const { kafka, env, transactionalIds, log } = this.#options;
    const consumer = kafka.consumer(consumerConfig(this.#group));
    this.#consumer = consumer;
    consumer.on('consumer.group_join', (event) => this.#onJoin(event));
    consumer.on('consumer.crash', (event) => void this.#onCrash(event));
    consumer.on('consumer.end_batch_process', (event) => this.#onFetched(event));
    try {
      await consumer.connect();
      const topics = Object.keys(transactionalIds).map((topic) => topicName(env, topic));
      await consumer.subscribe({ topics, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        partitionsConsumedConcurrently: CONCURRENT_PARTITIONS,
        eachBatch: (payload) => this.#eachBatch(payload),
      });
    } catch (error) {
      log.warn({ error: String(error) }, 'the consumer could not start');
      await this.#restart(error);
    }
  }

  #onJoin({ payload }: ConsumerGroupJoinEvent): void {
    this.#joined = true;
    this.#restartMs = FIRST_RESTART_MS;
    const assigned = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => this.#fromKafka(topic, partition)),
    );
    this.#owned.assign(assigned);
    this.#counts.joined();
    void this.#renewOutdated();
  }

  /** A fetch of which kafkajs hands nothing on. */
  #onFetched({
    payload: { topic, partition, batchSize, firstOffset, lastOffset },
  }: ConsumerEndBatchProcessEvent): void {
    if (batchSize > 0) return;
    this.#owned.find(this.#fromKafka(topic, partition))?.pass(Number(firstOffset), Number(lastOffset));
  }

  /** After a raise of the number of partitions, whoever judges by fewer is claimed anew, between two batches. */
  async #renewOutdated(): Promise<void> {
    await this.#counts.refresh().catch((error) => this.#onRetry('number of partitions', error, IDLE_EVERY_MS));
    for (const session of this.#owned.ready()) if (this.#counts.isOutdated(session)) void this.#owned.renew(session);
  }

  /** kafkajs restarts by itself after what it calls retriable; after anything else we do. */
  async #onCrash({ payload }: ConsumerCrashEvent): Promise<void> {
    this.#joined = false;
    await this.#owned.clear();
    if (!payload.restart) await this.#restart(payload.error);
  }

  async #restart(error: unknown): Promise<void> {
    const { env, log, onFatal } = this.#options;
    const reason = toBusError(error, env.KAFKA_BROKERS);
    if (reason.name === 'BusAuthError') onFatal?.(reason);
    if (this.#stopping) return;
    log.error(
      { error: reason.message, cause: String(error), pauseMs: this.#restartMs },
      'the consumer stopped and starts again',
    );
    await this.#consumer?.disconnect().catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, this.#restartMs));
    this.#restartMs = Math.min(this.#restartMs * 2, LONGEST_RESTART_MS);
    await this.#start();
  }

  async #eachBatch({ batch, resolveOffset, heartbeat, isRunning, isStale }: EachBatchPayload): Promise<void> {
    const session = this.#owned.find(this.#fromKafka(batch.topic, batch.partition));
    // Fetched before the partition was let go: it is read again when it is ready.
    if (!session || isStale() || !isRunning()) return;
    if (fetchedOffsetOf(batch) > session.readTo) {
      session.rewind();
      return this.#seek(session);
    }
    const end = Number(batch.lastOffset());
    const group = new GroupPulse(heartbeat);
    const fetched = {
      messages: batch.messages,
      end,
      highWatermark: Number(batch.highWatermark),
      heartbeat: group.beat,
      isVoid: () => isStale() || !isRunning(),
    };
    const before = session.position;
    try {
      await withHeartbeat(
        session.exclusive(() => session.take(fetched)),
        group.beat,
      );
    } catch (error) {
      if (!session.isClean || !group.refusal) await this.#owned.fail(session, error);
      // What the group says is kafkajs's to act on; anything else concerns this partition only, and the others go on.
      if (group.refusal) throw group.refusal;
      return;
    }
    if (session.position > before) this.#owned.progressed(session);
    if (this.#owned.find(session) !== session) return;
    if (session.isOver) void this.#owned.renew(session);
    else if (session.readTo > end) resolveOffset(String(end));
    else this.#seek(session);
  }

  /** Partitions that are quiet get their turn as well, and those that failed are tried again. */
  #tick(): void {
    if (!this.#joined || this.#stopping) return;
    void this.#renewOutdated();
    this.#owned.claimMissing();
    for (const session of this.#owned.ready()) if (!this.#turning.has(session)) void this.#giveTurn(session);
  }

  async #giveTurn(session: PartitionSession): Promise<void> {
    this.#turning.add(session);
    try {
      if (await session.exclusive(() => session.idle())) this.#owned.progressed(session);
    } catch (error) {
      await this.#owned.fail(session, error);
    } finally {
      this.#turning.delete(session);
    }
  }

  #seek({ topic, partition, position }: PartitionSession): void {
    this.#consumer?.seek({ topic: topicName(this.#options.env, topic), partition, offset: String(position) });
  }

  /** Without the prefix, as the rest of this package names topics. */
  #fromKafka(topic: string, partition: number): TopicPartition {
    return { topic: topic.slice((this.#options.env.KAFKA_TOPIC_PREFIX ?? '').length), partition };
  }

  #toKafka({ topic, partition }: TopicPartition): { topic: string; partitions: number[] } {
    return { topic: topicName(this.#options.env, topic), partitions: [partition] };
  }

  #onRetry(what: string, error: unknown, pauseMs: number): void {
    this.#options.onRetry?.(what);
    this.#options.log.warn({ what, error: reasonOf(error), pauseMs }, 'waiting to try again');
  }

  #onFailure({ topic, partition }: TopicPartition, error: unknown, pauseMs: number): void {
    const { env, log, onFatal } = this.#options;
    const reason = toBusError(error, env.KAFKA_BROKERS);
    if (reason.name === 'BusAuthError') onFatal?.(reason);
    log.error({ topic, partition, error: reasonOf(error), pauseMs }, 'the partition is let go and claimed again');
  }

  #context(): SessionContext {
    const { kafka, env, limits, longWaitMs, transactionalIds } = this.#options;
    return {
      kafka,
      env,
      groupId: this.#group,
      limits: { ...DEFAULT_LIMITS, ...limits },
      waits: new Waits(longWaitMs),
      transactionalIdOf: (topic) => `${env.KAFKA_TOPIC_PREFIX ?? ''}${transactionalIds[topic] ?? topic}`,
      handle: (batch: Batch) => this.#call(batchPattern(batch.topic), batch),
      between: (turn: PartitionTurn) => this.#call(betweenPattern(turn.topic), turn),
      onRetry: (what, error, pauseMs) => this.#onRetry(what, error, pauseMs),
      onFailure: (place, error, pauseMs) => this.#onFailure(place, error, pauseMs),
      isStopping: () => this.#stopping,
    };
  }

  /** Runs the method of that pattern, if there is one, through Nest; resolves when it has finished. */
  async #call(pattern: string, argument: unknown): Promise<void> {
    const handler = this.getHandlers().get(pattern);
    if (!handler) return;
    const result: unknown = await handler(argument as never);
    await lastValueFrom(this.transformToObservable(result), { defaultValue: undefined });
  }
}

/** Where the fetch began. kafkajs has it on the object but not in its types. */
function fetchedOffsetOf(batch: EachBatchPayload['batch']): number {
  const { fetchedOffset } = batch as typeof batch & { readonly fetchedOffset?: string };
  return Number(fetchedOffset ?? batch.firstOffset() ?? 0);
}
