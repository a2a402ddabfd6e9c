import {
  BusUnavailable,
  type KafkaEnv,
  type OutgoingRecord,
  recordBytes,
  split,
  toBusError,
  topicName,
} from '@vitrine/bus';
import { currentTrace, inSpan, originOf, type TraceContext, withTrace } from '@vitrine/tracing';
import kafkajs, { type Message, type Producer } from 'kafkajs';

/** What writes for us; each is connected once and never used again after a write that failed. */
export type WritingProducer = Pick<Producer, 'connect' | 'send' | 'disconnect'>;

export interface QueueLimits {
  /** Bytes of records that may wait for Kafka. */
  readonly mostBytes: number;
  /** How long one caller waits. */
  readonly deadlineMs: number;
}

interface Waiting {
  /** Their topics are the contract's names, without prefix. */
  readonly records: readonly OutgoingRecord[];
  readonly bytes: number;
  /** Of the request; undefined while tracing is off. */
  readonly trace: TraceContext | undefined;
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
  private producer: WritingProducer | undefined;
  private writing: Promise<void> | undefined;

  constructor(
    private readonly newProducer: () => WritingProducer,
    private readonly env: KafkaEnv,
    private readonly limits: QueueLimits,
  ) {}

  /** Bytes that Kafka has not answered for, and those that room is kept for. */
  get waitingBytes(): number {
    return this.bytes;
  }

  /**
   * Keeps room for records that are not ready to be written: whatever they wait for, memory is bounded.
   * @returns gives the room back, before `put` takes its own
   * @throws QueueFull
   */
  hold(records: readonly OutgoingRecord[]): () => void {
    const bytes = this.admitted(records);
    this.bytes += bytes;
    return () => {
      this.bytes -= bytes;
    };
  }

  /** @throws QueueFull | BusUnavailable | BusAuthError; after the latter two some of the records may be in Kafka all the same */
  async put(sent: readonly OutgoingRecord[]): Promise<void> {
    // Another request may begin the write that carries them: each record takes the trace of its own request along.
    const records = sent.map((record) => withTrace(record));
    const bytes = this.admitted(records);
    return new Promise<void>((resolve, reject) => {
      const patience = setTimeout(() => {
        reject(this.late());
        this.takeOut(each);
      }, this.limits.deadlineMs);
      const settle = (error?: unknown): void => {
        clearTimeout(patience);
        this.bytes -= bytes;
        if (error === undefined) resolve();
        else reject(error);
      };
      const each = { records, bytes, trace: currentTrace(), settle };
      this.bytes += bytes;
      this.waiting.push(each);
      this.writing ??= this.writeAll();
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

  /** The queue does not begin what nobody waits for. What it began holds its bytes until Kafka answers, and later writes wait for it. */
  private takeOut(each: Waiting): void {
    const at = this.waiting.indexOf(each);
    if (at < 0) return;
    this.waiting.splice(at, 1);
    each.settle(this.late());
  }

  private late(): BusUnavailable {
    return new BusUnavailable(this.env.KAFKA_BROKERS, new Error(`no answer within ${this.limits.deadlineMs} ms`));
  }

  /** What is larger than the queue is let in alone. @returns its bytes @throws QueueFull */
  private admitted(records: readonly OutgoingRecord[]): number {
    const bytes = records.reduce((sum, record) => sum + recordBytes(record), 0);
    if (this.bytes > 0 && this.bytes + bytes > this.limits.mostBytes) throw new QueueFull();
    return bytes;
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const turn = this.nextTurn();
      try {
        await this.writeTurn(turn);
        for (const { settle } of turn) settle();
      } catch (error) {
        await this.leaveProducer();
        const told = toBusError(error, this.env.KAFKA_BROKERS);
        for (const { settle } of turn) settle(told);
      }
    }
    // In the same step: a caller that hears of the last write may put its next records at once.
    this.writing = undefined;
  }

  /** Goes on in the trace of a single request; the write of several requests has a trace of its own, which links theirs. */
  private writeTurn(turn: readonly Waiting[]): Promise<void> {
    const origin = originOf(
      turn.flatMap(({ trace }) => trace ?? []),
      turn.length,
    );
    return inSpan({ name: 'write records', origin }, () => this.write(turn.flatMap(({ records }) => records)));
  }

  private nextTurn(): Waiting[] {
    let bytes = 0;
    const end = this.waiting.findIndex((each, index) => {
      bytes += each.bytes;
      return index > 0 && bytes > WRITE_BYTES;
    });
    return this.waiting.splice(0, end < 0 ? this.waiting.length : end);
  }

  private async write(records: readonly OutgoingRecord[]): Promise<void> {
    const producer = await this.connected();
    for (const [topic, ofTopic] of byTopic(records))
      for (const messages of split(ofTopic, recordBytes, Number.POSITIVE_INFINITY, SEND_BYTES))
        await producer.send({
          topic: topicName(this.env, topic),
          messages: messages.map(messageOf),
          acks: -1,
          compression: kafkajs.CompressionTypes.GZIP,
        });
  }

  private async connected(): Promise<WritingProducer> {
    if (this.producer) return this.producer;
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

function byTopic(records: readonly OutgoingRecord[]): Map<string, OutgoingRecord[]> {
  const topics = new Map<string, OutgoingRecord[]>();
  for (const record of records) {
    const ofTopic = topics.get(record.topic) ?? [];
    ofTopic.push(record);
    topics.set(record.topic, ofTopic);
  }
  return topics;
}

const messageOf = ({ key, value, headers }: OutgoingRecord): Message => ({ key, value, ...(headers && { headers }) });
