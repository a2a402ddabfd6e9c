import { setTimeout as pause } from 'node:timers/promises';
import { BusUnavailable, type KafkaEnv, toBusError, topicName } from '@vitrine/bus';
import type { Logger } from '@vitrine/platform';
import type { OutboxRecord, Store } from '@vitrine/store';
import type { Producer } from 'kafkajs';

type WritingProducer = Pick<Producer, 'connect' | 'sendBatch' | 'disconnect'>;

/** From the commit of a change to its record: at most this long, and what Kafka takes. */
const LOOK_EVERY_MS = 300;
/** While Kafka does not answer. */
const LONGEST_PAUSE_MS = 5_000;
const PATIENCE_MS = 10_000;
const BATCH = 500;

/** Publishes what waits in the outbox, in order. Every pod runs one and one at a time publishes; a pod that dies leaves it to the others. */
export class OutboxPublisher {
  private producer: WritingProducer | undefined;
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly outbox: Pick<Store['outbox'], 'hasWaiting' | 'publishNext'>,
    private readonly newProducer: () => WritingProducer,
    private readonly env: KafkaEnv,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** Resolves when nothing of it is under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.leaveProducer();
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    let waitMs = LOOK_EVERY_MS;
    while (!signal.aborted) {
      try {
        await this.publishAll();
        waitMs = LOOK_EVERY_MS;
      } catch (error) {
        waitMs = Math.min(waitMs * 2, LONGEST_PAUSE_MS);
        this.logger.warn({ err: error }, 'changes wait to be told to other services; trying again');
      }
      await pause(waitMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async publishAll(): Promise<void> {
    while (!this.stopping.signal.aborted && (await this.outbox.hasWaiting()))
      if ((await this.outbox.publishNext(BATCH, (records) => this.publish(records))) < BATCH) return;
  }

  /** After a failed write nobody knows what Kafka has of it, so the next one comes from another producer. */
  private async publish(records: readonly OutboxRecord[]): Promise<void> {
    const isDone = new AbortController();
    try {
      await Promise.race([this.write(records), this.patience(isDone.signal)]);
    } catch (error) {
      await this.leaveProducer();
      throw toBusError(error, this.env.KAFKA_BROKERS);
    } finally {
      isDone.abort();
    }
  }

  private async write(records: readonly OutboxRecord[]): Promise<void> {
    const producer = await this.connected();
    const messagesOf = (topic: string) =>
      records
        .filter((record) => record.topic === topic)
        .map(({ key, value }) => ({ key, value: JSON.stringify(value) }));
    const asked = [...new Set(records.map(({ topic }) => topic))];
    const topicMessages = asked.map((topic) => ({ topic: topicName(this.env, topic), messages: messagesOf(topic) }));
    await producer.sendBatch({ topicMessages, acks: -1 });
  }

  private async patience(signal: AbortSignal): Promise<never> {
    await pause(PATIENCE_MS, undefined, { ref: false, signal });
    throw new BusUnavailable(this.env.KAFKA_BROKERS, new Error(`no answer within ${PATIENCE_MS} ms`));
  }

  private async connected(): Promise<WritingProducer> {
    if (this.producer !== undefined) return this.producer;
    const producer = this.newProducer();
    this.producer = producer;
    await producer.connect();
    return producer;
  }

  private async leaveProducer(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}
