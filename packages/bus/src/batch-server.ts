import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import type { Consumer, ConsumerCrashEvent, ConsumerGroupJoinEvent, EachBatchPayload, Kafka } from 'kafkajs';
import { lastValueFrom } from 'rxjs';
import type { Batch, PartitionTurn } from './batch.js';
import { NotInGroup, toBusError } from './errors.js';
import { type BusLog, type KafkaEnv, topicName } from './kafka.js';
import { batchPattern, betweenPattern, claimedPattern, releasedPattern } from './on-batch.js';
import { OwnedPartitions } from './owned-partitions.js';
import { withHeartbeat } from './retry.js';
import type { BatchLimits, SessionContext } from './session-context.js';

export interface BatchServerOptions {
  readonly kafka: Kafka;
  readonly env: KafkaEnv;
  /** Consumer group, without prefix. */
  readonly groupId: string;
  /** Start of the transactional ids of a topic, without prefix: `processing` becomes `processing-<partition>-{a,b}`. */
  readonly transactionalIds: Readonly<Record<string, string>>;
  readonly log: BusLog;
  readonly limits?: Partial<BatchLimits>;
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
  readonly #group: string;
  #consumer: Consumer | undefined;
  #idle: NodeJS.Timeout | undefined;
  #restartMs = FIRST_RESTART_MS;
  #stopping = false;
  #joined = false;
  #isTicking = false;

  constructor(options: BatchServerOptions) {
    super();
    this.#options = options;
    this.#group = `${options.env.KAFKA_TOPIC_PREFIX ?? ''}${options.groupId}`;
    this.#owned = new OwnedPartitions(this.#context(), {
      claimed: (turn) => this.#call(claimedPattern(turn.topic), turn),
      released: (topic, partition) => this.#call(releasedPattern(topic), partition),
    });
  }

  /** @throws NotInGroup while the group has given us no assignment; an empty one counts. */
  assertJoined(): void {
    if (!this.#joined) throw new NotInGroup();
  }

  async listen(callback: (...args: unknown[]) => void): Promise<void> {
    this.#idle = setInterval(() => void this.#tick(), IDLE_EVERY_MS);
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
    const consumer = kafka.consumer({
      groupId: this.#group,
      sessionTimeout: 10_000,
      rebalanceTimeout: 60_000,
      heartbeatInterval: 1_500,
      minBytes: 1,
      maxWaitTimeInMs: 100,
      maxBytesPerPartition: 2_000_000,
      maxBytes: 8_000_000,
      readUncommitted: false,
      metadataMaxAge: 30_000,
    });
    this.#consumer = consumer;
    consumer.on('consumer.group_join', (event) => this.#onJoin(event));
    consumer.on('consumer.crash', (event) => void this.#onCrash(event));
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
    const prefix = this.#options.env.KAFKA_TOPIC_PREFIX ?? '';
    const assigned = Object.entries(payload.memberAssignment).flatMap(([topic, partitions]) =>
      partitions.map((partition) => ({ topic: topic.slice(prefix.length), partition })),
    );
    // kafkajs has read the committed offsets before we fenced anybody: it must start from ours instead.
    this.#owned.assign(assigned, (session) => {
      session.rewind();
      this.#seek(session.topic, session.partition, session.position);
    });
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
    const topic = batch.topic.slice((this.#options.env.KAFKA_TOPIC_PREFIX ?? '').length);
    // A claim reads everything that was seen before: longer than the group waits for a silent member.
    const session = await withHeartbeat(this.#owned.get(topic, batch.partition), heartbeat);
    if (isStale() || !isRunning()) return;
    const start = fetchedOffsetOf(batch);
    if (start > session.readTo) {
      session.rewind();
      return this.#seek(topic, batch.partition, session.position);
    }
    const end = Number(batch.lastOffset());
    const isVoid = () => isStale() || !isRunning();
    const { messages } = batch;
    const highWatermark = Number(batch.highWatermark);
    try {
      await session.exclusive(() => session.take({ messages, end, highWatermark, heartbeat, isVoid }));
    } catch (error) {
      // Whatever happened, memory may be ahead of the truth: claim anew, from what is committed.
      await this.#owned.drop(topic, batch.partition);
      throw error;
    }
    if (session.readTo > end) resolveOffset(String(end));
    else this.#seek(topic, batch.partition, session.position);
  }

  /** Partitions that are quiet get their turn as well, and those whose claim failed are tried again. */
  async #tick(): Promise<void> {
    if (!this.#joined || this.#stopping || this.#isTicking) return;
    this.#isTicking = true;
    this.#owned.retryClaims();
    const turns = this.#owned
      .ready()
      .map((session) => this.#owned.guard(session, () => session.exclusive(() => session.between())));
    await Promise.allSettled(turns);
    this.#isTicking = false;
  }

  #seek(topic: string, partition: number, position: number): void {
    this.#consumer?.seek({ topic: topicName(this.#options.env, topic), partition, offset: String(position) });
  }

  #context(): SessionContext {
    const { kafka, env, limits, log, transactionalIds, onRetry } = this.#options;
    return {
      kafka,
      env,
      groupId: this.#group,
      limits: { ...DEFAULT_LIMITS, ...limits },
      transactionalIdOf: (topic) => `${env.KAFKA_TOPIC_PREFIX ?? ''}${transactionalIds[topic] ?? topic}`,
      handle: (batch: Batch) => this.#call(batchPattern(batch.topic), batch),
      between: (turn: PartitionTurn) => this.#call(betweenPattern(turn.topic), turn),
      onRetry: (what, error, pauseMs) => {
        onRetry?.(what);
        log.warn({ what, error: String(error), cause: causeOf(error), pauseMs }, 'waiting to try again');
      },
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

const causeOf = (error: unknown): string | undefined =>
  error instanceof Error && error.cause !== undefined ? String(error.cause) : undefined;

/** Where the fetch began. kafkajs has it on the object but not in its types. */
function fetchedOffsetOf(batch: EachBatchPayload['batch']): number {
  const { fetchedOffset } = batch as typeof batch & { readonly fetchedOffset?: string };
  return Number(fetchedOffset ?? batch.firstOffset() ?? 0);
}
