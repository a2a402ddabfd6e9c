import { type CustomTransportStrategy, Server } from '@nestjs/microservices';
import { kindOfError } from '@vitrine/tracing';
import type { EachBatchPayload, Kafka } from 'kafkajs';
import { lastValueFrom } from 'rxjs';
import type { Batch, PartitionTurn } from './batch.js';
import { CountWatch } from './count-watch.js';
import { CrashLoop } from './crash-loop.js';
import { NotInGroup, PartitionsStalled, toBusError } from './errors.js';
import { fetchedOffsetOf } from './fetched-offset.js';
import { GroupMember } from './group-member.js';
import { GroupPulse } from './group-pulse.js';
import type { BusLog, KafkaEnv } from './kafka.js';
import { batchPattern, betweenPattern, claimedPattern, cutPattern, releasedPattern } from './on-batch.js';
import { OwnedPartitions } from './owned-partitions.js';
import type { PartitionSession } from './partition-session.js';
import { withHeartbeat } from './retry.js';
import type { BatchLimits, SessionContext } from './session-context.js';
import { keyOf, reasonOf, type Stall, type TopicPartition } from './stalls.js';
import type { MemberPace } from './timeouts.js';
import { traceBatch } from './trace-batch.js';
import { Waits } from './waits.js';
import type { OnStep, StepDone } from './watch-step.js';

export interface BatchServerOptions extends MemberPace {
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
  /** Gets each step of each batch, as it ended. */
  readonly onStep?: OnStep;
  /** Told when Kafka refuses us: only a person can mend that. */
  readonly onFatal?: (error: Error) => void;
}

const IDLE_EVERY_MS = 1_000;
const DEFAULT_LIMITS: BatchLimits = { maxMessages: 5_000, maxBytes: 12_000_000 };

/**
 * A Nest transport that hands whole batches of a partition to `@OnBatch` methods and loses nothing. After an error the offset stays where
 * it was, and the same messages come again as the same batch.
 */
export class BatchServer extends Server implements CustomTransportStrategy {
  override propagatesEventHandlerErrors = true;
  private readonly options: BatchServerOptions;
  private readonly owned: OwnedPartitions;
  private readonly counts: CountWatch;
  private readonly member: GroupMember;
  private readonly crashes = new CrashLoop();
  private idle: NodeJS.Timeout | undefined;
  private readonly turning = new WeakSet<PartitionSession>();

  constructor(options: BatchServerOptions) {
    super();
    this.options = options;
    const { kafka, env, log, onFatal, sessionTimeoutMs, gatherMs, transactionalIds } = options;
    const topics = Object.keys(transactionalIds);
    this.counts = new CountWatch(kafka, env, topics);
    this.owned = new OwnedPartitions(this.context(), {
      claimed: async (turn) => void (await this.call(claimedPattern(turn.topic), turn)),
      released: async (topic, partition) => void (await this.call(releasedPattern(topic), partition)),
      // kafkajs read the committed offsets before we fenced the previous owner: it must start from ours instead.
      ready: (session) => {
        session.rewind();
        this.member.seek(session, session.position);
        this.member.resume(session);
      },
      paused: (place) => this.member.pause(place),
    });
    this.member = new GroupMember(
      { kafka, env, groupId: this.groupId, topics, log, sessionTimeoutMs, gatherMs, onFatal },
      {
        joined: (assigned) => {
          this.crashes.joined(assigned);
          this.owned.assign(assigned);
          this.counts.joined();
          void this.renewOutdated();
        },
        crashed: (error) => {
          this.onFetch({ records: 0, error: kindOfError(error) });
          this.crashes.crashed(error);
        },
        asked: (seconds) => this.onFetch({ seconds, records: 0 }),
        lost: () => this.owned.clear(),
        passed: (place, first, last) => {
          const session = this.owned.find(place);
          if (session?.pass(first, last) === false) void this.closeGap(session);
        },
        fetched: (place, payload) => this.onFetched(place, payload),
      },
    );
  }

  private get groupId(): string {
    return `${this.options.env.KAFKA_TOPIC_PREFIX ?? ''}${this.options.groupId}`;
  }

  /** @throws NotInGroup while the group has given us no assignment; an empty one counts. stalled() tells of a loop of crashes. */
  assertJoined(): void {
    if (!this.member.isJoined && !this.crashes.isOn) throw new NotInGroup();
  }

  /** Partitions of ours that fail again and again, wait for long, or stand before something that kafkajs does not get past. */
  stalled(): Stall[] {
    const owned = this.owned.stalled();
    const known = new Set(owned.map(keyOf));
    return [...owned, ...this.crashes.stalled().filter((stall) => !known.has(keyOf(stall)))];
  }

  /** @throws PartitionsStalled when at least one of our partitions stands still */
  assertFlowing(): void {
    const stalled = this.stalled();
    if (stalled.length > 0) throw new PartitionsStalled(stalled, stalled.length < this.crashes.places);
  }

  async listen(callback: (...args: unknown[]) => void): Promise<void> {
    this.idle = setInterval(() => this.tick(), IDLE_EVERY_MS);
    void this.member.start();
    callback();
  }

  /** Lets the batch under way finish and commit, then leaves the group. */
  async close(): Promise<void> {
    clearInterval(this.idle);
    await this.member.stop();
    await this.owned.clear();
  }

  on(): never {
    throw new Error('BatchServer has no events to listen to.');
  }

  unwrap<T>(): T {
    return this.member as T;
  }

  /** After the number of partitions is raised, a partition judged by the old number is claimed anew, between two batches. */
  private async renewOutdated(): Promise<void> {
    await this.counts.refresh().catch((error) => this.onRetry('number of partitions', error, IDLE_EVERY_MS));
    for (const session of this.owned.ready()) if (this.counts.isOutdated(session)) void this.owned.renew(session);
  }

  private async onFetched(place: TopicPartition, payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, heartbeat, isRunning, isStale } = payload;
    const session = this.owned.find(place);
    // Fetched before the partition was let go: kafkajs reads it again when the partition is ready.
    if (!session || isStale() || !isRunning()) return;
    if (fetchedOffsetOf(batch) > session.readTo) return withHeartbeat(this.closeGap(session), heartbeat);
    this.onFetch({ topic: place.topic, records: batch.messages.length });
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
      if (!session.isClean || !group.refusal) await this.owned.fail(session, error);
      // kafkajs acts on what the group says. Any other error concerns this partition only, and the others go on.
      if (group.refusal) throw group.refusal;
      return;
    }
    if (session.position > before) this.progressed(session);
    if (this.owned.find(session) !== session) return;
    if (session.isOver) void this.owned.renew(session);
    else if (session.readTo > end) resolveOffset(String(end));
    else this.member.seek(session, session.position);
  }

  /** When records are gone, kafkajs reads on from where it likes. We read from our position whatever is still there and unsettled. */
  private async closeGap(session: PartitionSession): Promise<void> {
    try {
      await session.exclusive(() => session.closeGap());
      if (this.owned.find(session) === session) this.member.seek(session, session.position);
    } catch (error) {
      await this.owned.fail(session, error);
    }
  }

  /** Quiet partitions get their turn between batches as well, and failed ones are tried again. */
  private tick(): void {
    if (!this.member.isJoined || this.member.isStopping) return;
    void this.renewOutdated();
    this.owned.claimMissing();
    for (const session of this.owned.ready()) if (!this.turning.has(session)) void this.giveTurn(session);
  }

  private progressed(session: PartitionSession): void {
    this.owned.progressed(session);
    this.crashes.moved(session);
  }

  private async giveTurn(session: PartitionSession): Promise<void> {
    this.turning.add(session);
    try {
      if (await session.exclusive(() => session.idle())) this.owned.progressed(session);
    } catch (error) {
      await this.owned.fail(session, error);
    } finally {
      this.turning.delete(session);
    }
  }

  private onFetch(done: Omit<StepDone, 'step' | 'topic'> & Partial<Pick<StepDone, 'topic'>>): void {
    this.options.onStep?.({ topic: 'all', ...done, step: 'fetch' });
  }

  private onRetry(what: string, error: unknown, pauseMs: number): void {
    this.options.onRetry?.(what);
    this.options.log.warn({ what, error: reasonOf(error), pauseMs }, 'waiting to try again');
  }

  private onFailure({ topic, partition }: TopicPartition, error: unknown, pauseMs: number): void {
    const { env, log, onFatal } = this.options;
    const reason = toBusError(error, env.KAFKA_BROKERS);
    if (reason.name === 'BusAuthError') onFatal?.(reason);
    log.error({ topic, partition, error: reasonOf(error), pauseMs }, 'the partition is let go and claimed again');
  }

  private context(): SessionContext {
    const { kafka, env, limits, log, longWaitMs, onStep, transactionalIds } = this.options;
    return {
      kafka,
      env,
      groupId: this.groupId,
      limits: { ...DEFAULT_LIMITS, ...limits },
      waits: new Waits(longWaitMs),
      transactionalIdOf: (topic) => `${env.KAFKA_TOPIC_PREFIX ?? ''}${transactionalIds[topic] ?? topic}`,
      handle: (batch: Batch) =>
        traceBatch(batch, this.groupId, async () => void (await this.call(batchPattern(batch.topic), batch))),
      beforeCut: async (batch: Batch) => textOf(await this.call(cutPattern(batch.topic), batch)),
      between: async (turn: PartitionTurn) => void (await this.call(betweenPattern(turn.topic), turn)),
      takeEnding: (place, attempt) => this.owned.takeEnding(place, attempt),
      onCut: (place, range, cause) => {
        this.owned.progressed(place);
        log.warn(
          { ...place, ...range, cause },
          'a batch does not get through: it is cut to find the message at fault, and that one is given up',
        );
      },
      onStep,
      onRetry: (what, error, pauseMs) => this.onRetry(what, error, pauseMs),
      onFailure: (place, error, pauseMs) => this.onFailure(place, error, pauseMs),
      isStopping: () => this.member.isStopping,
    };
  }

  /** Runs the method of that pattern, if there is one, through Nest; resolves with what it returns when it has finished. */
  private async call(pattern: string, argument: unknown): Promise<unknown> {
    const handler = this.getHandlers().get(pattern);
    if (!handler) return undefined;
    const result: unknown = await handler(argument as never);
    return lastValueFrom(this.transformToObservable(result), { defaultValue: undefined });
  }
}

const textOf = (result: unknown): string | undefined => (typeof result === 'string' ? result : undefined);
