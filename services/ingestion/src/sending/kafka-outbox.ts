import { createProducer, type KafkaEnv, partitionCounts, partitionOf, toBusError, topicName } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import kafkajs, { type Kafka, type Message, type Producer } from 'kafkajs';
import type { Outbox, OutgoingMessage } from './outbox.js';

const BATCH_BYTES = 768 * 1024;

/** Last offset that we wrote, by topic (without prefix) and partition: what processing must reach. */
export type WrittenOffsets = ReadonlyMap<string, ReadonlyMap<number, number>>;

/** Writes in large gzip batches through an idempotent producer, one batch under way while the next one fills. */
export class KafkaOutbox implements Outbox {
  private readonly waiting = new Map<string, { messages: Message[]; bytes: number }>();
  private readonly offsetsByTopic = new Map<string, Map<number, number>>();
  private sending: Promise<void> = Promise.resolve();
  private failure: unknown;

  private constructor(
    private readonly producer: Producer,
    private readonly env: KafkaEnv,
    private readonly partitions: ReadonlyMap<string, number>,
  ) {}

  /** @throws BusUnavailable | BusAuthError */
  static async connect(kafka: Kafka, env: KafkaEnv): Promise<KafkaOutbox> {
    const producer = createProducer(kafka);
    try {
      await producer.connect();
      const names = [topics.salesRaw, topics.catalogRaw, topics.salesRejected].map((topic) => topicName(env, topic));
      return new KafkaOutbox(producer, env, await partitionCounts(kafka, names));
    } catch (error) {
      await producer.disconnect().catch(() => undefined);
      throw toBusError(error, env.KAFKA_BROKERS);
    }
  }

  get written(): WrittenOffsets {
    return this.offsetsByTopic;
  }

  add({ topic, key, value, headers }: OutgoingMessage): void {
    const batch = this.waiting.get(topic) ?? { messages: [], bytes: 0 };
    this.waiting.set(topic, batch);
    const partition = partitionOf(key, this.partitions.get(topicName(this.env, topic)) ?? 1);
    batch.messages.push({ key, value, partition, ...(headers && { headers: { ...headers } }) });
    batch.bytes += value.length + 64;
    if (batch.bytes >= BATCH_BYTES) this.queue(topic);
  }

  async ready(): Promise<void> {
    await this.sending;
    if (this.failure !== undefined) throw toBusError(this.failure, this.env.KAFKA_BROKERS);
  }

  async flush(): Promise<void> {
    for (const topic of [...this.waiting.keys()]) this.queue(topic);
    await this.ready();
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }

  private queue(topic: string): void {
    const batch = this.waiting.get(topic);
    this.waiting.delete(topic);
    if (batch === undefined || batch.messages.length === 0) return;
    this.sending = this.sending
      .then(() => this.send(topic, batch.messages))
      .catch((error: unknown) => {
        this.failure ??= error;
      });
  }

  private async send(topic: string, messages: Message[]): Promise<void> {
    if (this.failure !== undefined) return;
    const compression = kafkajs.CompressionTypes.GZIP;
    const acknowledged = await this.producer.send({
      topic: topicName(this.env, topic),
      messages,
      compression,
      acks: -1,
    });
    const last = this.offsetsByTopic.get(topic) ?? new Map<number, number>();
    this.offsetsByTopic.set(topic, last);
    for (const { partition, baseOffset } of acknowledged) {
      const count = messages.filter((message) => message.partition === partition).length;
      last.set(partition, Number(baseOffset ?? -1) + count - 1);
    }
  }
}
