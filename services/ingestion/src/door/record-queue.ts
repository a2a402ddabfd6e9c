import {
  createProducer,
  type KafkaEnv,
  type OutgoingRecord,
  recordBytes,
  split,
  toBusError,
  topicName,
} from '@vitrine/bus';
import type { TopicName } from '@vitrine/contracts';
import kafkajs, { type Kafka, type Message, type Producer } from 'kafkajs';

/** A record on its way to a topic of the contract. */
export interface DoorRecord {
  readonly topic: TopicName;
  readonly key: string;
  readonly value: string | Buffer;
  readonly headers?: OutgoingRecord['headers'];
}

interface Waiting {
  readonly records: readonly DoorRecord[];
  readonly bytes: number;
  readonly settle: (error?: unknown) => void;
}

/** The queue is full: the caller comes again a little later. */
export class QueueFull extends Error {
  override readonly name = 'QueueFull';
}

/** What one write to Kafka carries at most, of however many requests. */
const WRITE_BYTES = 4_194_304;
/** What one request to a broker carries at most: below what it takes, uncompressed. */
const SEND_BYTES = 786_432;

/**
 * Writes the records of many requests together, one write under way while the next fills. `put` resolves when every replica that must has
 * the records. After a failed write it is unknown what Kafka has of it. Kafka could take the next records, under the same sequence numbers,
 * for the old ones: so the next write comes from another producer.
 */
export class RecordQueue {
  private readonly waiting: Waiting[] = [];
  private bytes = 0;
  private producer: Producer | undefined;
  private writing: Promise<void> | undefined;

  constructor(
    private readonly kafka: Kafka,
    private readonly env: KafkaEnv,
    private readonly mostBytes: number,
  ) {}

  /** Bytes that are not in Kafka yet. */
  get waitingBytes(): number {
    return this.bytes;
  }

  /** @throws QueueFull | BusUnavailable | BusAuthError; some of the records may be in Kafka all the same */
  put(records: readonly DoorRecord[]): Promise<void> {
    const bytes = records.reduce((sum, { key, value }) => sum + key.length + Buffer.byteLength(value), 0);
    if (this.bytes > 0 && this.bytes + bytes > this.mostBytes) return Promise.reject(new QueueFull());
    this.bytes += bytes;
    return new Promise<void>((resolve, reject) => {
      const settle = (error?: unknown): void => {
        this.bytes -= bytes;
        if (error === undefined) resolve();
        else reject(error);
      };
      this.waiting.push({ records, bytes, settle });
      this.writing ??= this.writeAll().finally(() => {
        this.writing = undefined;
      });
    });
  }

  /** @throws BusUnavailable | BusAuthError */
  async open(): Promise<void> {
    await this.connected().catch(async (error: unknown) => {
      await this.leaveProducer();
      throw toBusError(error, this.env.KAFKA_BROKERS);
    });
  }

  /** Resolves when everything that was put is settled. */
  async close(): Promise<void> {
    await this.writing;
    await this.producer?.disconnect();
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const turn = this.nextTurn();
      try {
        await this.write(turn.flatMap(({ records }) => records));
        for (const { settle } of turn) settle();
      } catch (error) {
        await this.leaveProducer();
        const told = toBusError(error, this.env.KAFKA_BROKERS);
        for (const { settle } of turn) settle(told);
      }
    }
  }

  private nextTurn(): Waiting[] {
    let bytes = 0;
    const end = this.waiting.findIndex((each, index) => {
      bytes += each.bytes;
      return index > 0 && bytes > WRITE_BYTES;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }

  private async write(records: readonly DoorRecord[]): Promise<void> {
    const producer = await this.connected();
    const bytesOf = ({ key, value, headers }: DoorMessage): number => recordBytes({ key, value, headers });
    for (const [topic, ofTopic] of byTopic(records))
      for (const messages of split(ofTopic, bytesOf, Number.POSITIVE_INFINITY, SEND_BYTES))
        await producer.send({
          topic: topicName(this.env, topic),
          messages,
          acks: -1,
          compression: kafkajs.CompressionTypes.GZIP,
        });
  }

  private async connected(): Promise<Producer> {
    if (this.producer) return this.producer;
    const producer = createProducer(this.kafka);
    this.producer = producer;
    await producer.connect();
    return producer;
  }

  private async leaveProducer(): Promise<void> {
    const producer = this.producer;
    this.producer = undefined;
    await producer?.disconnect().catch(() => undefined);
  }
}

/** A record as kafkajs takes it. */
type DoorMessage = Message & { readonly key: string; readonly value: string | Buffer };

function byTopic(records: readonly DoorRecord[]): Map<TopicName, DoorMessage[]> {
  const topics = new Map<TopicName, DoorMessage[]>();
  for (const { topic, key, value, headers } of records) {
    const messages = topics.get(topic) ?? [];
    messages.push({ key, value, ...(headers && { headers: { ...headers } }) });
    topics.set(topic, messages);
  }
  return topics;
}
