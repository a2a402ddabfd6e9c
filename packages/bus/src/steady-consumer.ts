import type { Consumer, ConsumerConfig, ConsumerEndBatchProcessEvent, ConsumerRunConfig, Kafka } from 'kafkajs';
import { toBusError } from './errors.js';
import type { BusLog, KafkaEnv } from './kafka.js';

export interface SteadyOptions {
  readonly kafka: Kafka;
  readonly env: Pick<KafkaEnv, 'KAFKA_BROKERS'>;
  readonly log: BusLog;
  readonly config: ConsumerConfig;
  /** Full names. */
  readonly topics: readonly string[];
  /** Where a partition begins when neither the group nor a seek says so. */
  readonly fromBeginning: boolean;
  readonly run: ConsumerRunConfig;
  /** Told when Kafka refuses us: only a person can mend that. */
  readonly onFatal?: ((error: Error) => void) | undefined;
}

/** Topics by their full names. */
export interface SteadyHooks {
  /** The group's assignment, before anything of it is fetched: the moment to seek. */
  joined(assignment: Readonly<Record<string, readonly number[]>>): void;
  /** A request for records was answered, after so many seconds. */
  asked?(seconds: number): void;
  /** A fetch has been worked through, or held nothing that kafkajs hands on. */
  fetchEnded(fetch: ConsumerEndBatchProcessEvent['payload']): void;
  /** kafkajs has stopped at something that it cannot get past; a new consumer starts when this resolves. */
  crashed(error: unknown): Promise<void>;
}

const FIRST_RESTART_MS = 500;
const LONGEST_RESTART_MS = 10_000;
/** How long a stop waits for a start under way. A start that takes longer ends by itself, at its next step. */
const LONGEST_WAIT_FOR_START_MS = 5_000;

/** We restart the consumer, never kafkajs: its own restart cannot be stopped while it joins the group. */
const WE_RESTART = { retries: 5, restartOnFailure: async () => false } as const;

/** A consumer of kafkajs that runs until it is stopped: whatever ends it, a new one starts after a pause that doubles. */
export class SteadyConsumer {
  private consumer: Consumer | undefined;
  private starting: Promise<void> | undefined;
  private restart: NodeJS.Timeout | undefined;
  private pauseMs = FIRST_RESTART_MS;
  private stopping = false;
  private joined = false;

  constructor(
    private readonly options: SteadyOptions,
    private readonly hooks: SteadyHooks,
  ) {}

  /** The group has given us an assignment; an empty one counts. */
  get isJoined(): boolean {
    return this.joined;
  }

  get isStopping(): boolean {
    return this.stopping;
  }

  /** The consumer of kafkajs as long as there is one, to seek, pause and resume. */
  get current(): Consumer | undefined {
    return this.consumer;
  }

  /** Resolves when the first try has ended, well or not. Never throws: it is tried again until stop(). */
  async start(): Promise<void> {
    if (this.stopping) return;
    this.starting = this.try();
    await this.starting;
  }

  /** Lets fetched batches finish, then leaves the group. Nothing connects afterwards, also when it was still starting. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.joined = false;
    clearTimeout(this.restart);
    if (await this.isStarted()) await this.discard();
  }

  private async try(): Promise<void> {
    const { kafka, config, topics, fromBeginning, run, log } = this.options;
    const consumer = kafka.consumer({ ...config, retry: WE_RESTART });
    this.consumer = consumer;
    this.listenTo(consumer);
    const steps = [
      () => consumer.connect(),
      () => consumer.subscribe({ topics: [...topics], fromBeginning }),
      () => consumer.run(run),
    ];
    try {
      for (const step of steps) if (!this.stopping) await step();
    } catch (error) {
      log.warn({ topics, error: String(error) }, 'the consumer could not start');
      await this.startAgain(error);
    }
    if (this.stopping) await this.discard();
  }

  private listenTo(consumer: Consumer): void {
    consumer.on('consumer.group_join', ({ payload }) => {
      this.joined = !this.stopping;
      this.pauseMs = FIRST_RESTART_MS;
      this.hooks.joined(payload.memberAssignment);
    });
    consumer.on('consumer.fetch', ({ payload }) => this.hooks.asked?.(payload.duration / 1_000));
    consumer.on('consumer.end_batch_process', ({ payload }) => this.hooks.fetchEnded(payload));
    consumer.on('consumer.crash', ({ payload }) => {
      if (consumer === this.consumer) void this.onCrash(payload.error);
    });
  }

  private async onCrash(error: unknown): Promise<void> {
    this.joined = false;
    await this.hooks.crashed(error);
    await this.startAgain(error);
  }

  private async startAgain(error: unknown): Promise<void> {
    const { env, log, topics, onFatal } = this.options;
    const reason = toBusError(error, env.KAFKA_BROKERS);
    if (reason.name === 'BusAuthError') onFatal?.(reason);
    await this.discard();
    if (this.stopping) return;
    const pauseMs = this.pauseMs;
    log.error(
      { topics, error: reason.message, cause: String(error), pauseMs },
      'the consumer stopped and starts again',
    );
    this.pauseMs = Math.min(pauseMs * 2, LONGEST_RESTART_MS);
    this.restart = setTimeout(() => void this.start(), pauseMs);
  }

  /** A consumer left connected would join the group later, beside the next one. */
  private async discard(): Promise<void> {
    const consumer = this.consumer;
    this.consumer = undefined;
    await consumer?.disconnect().catch(() => undefined);
  }

  /** False when the start under way takes too long: a consumer that is disconnected while it joins would run for ever. */
  private async isStarted(): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), LONGEST_WAIT_FOR_START_MS);
    });
    const started = (this.starting ?? Promise.resolve()).then(() => true as const);
    return Promise.race([started, late]).finally(() => clearTimeout(timer));
  }
}
