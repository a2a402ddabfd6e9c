import kafkajs, { type Kafka, type Message, type Producer, type TopicMessages, type Transaction } from 'kafkajs';
import { encodeNote, type OffsetNote } from './journal.js';
import { createProducer } from './kafka.js';
import { recordBytes, split } from './split.js';

/** A record to publish in a transaction. `topic` is the full name, prefix included. */
export interface OutgoingRecord {
  readonly topic: string;
  readonly partition?: number | undefined;
  readonly key: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Message['headers'] | undefined;
}

export interface TransactionScope {
  readonly kafka: Kafka;
  readonly groupId: string;
  readonly topic: string;
  readonly partition: number;
  /** `processing-3`: the two transactional ids are this with -a and -b. */
  readonly idBase: string;
}

/** Under the 1 MB that a broker takes by default for one batch; a larger single record goes alone. */
const MAX_PRODUCE_BYTES = 900_000;
const MAX_PRODUCE_RECORDS = 10_000;
const CONCURRENT_PAUSE_MS = 5;
const CONCURRENT_ATTEMPTS = 400;

/**
 * The write side of one consumed partition: records and the offset with its note, all or nothing. Two transactional ids
 * take turns, because the broker refuses to reuse one while its last commit still settles.
 */
export class PartitionTransactions {
  #turn = 0;

  private constructor(
    private readonly scope: TransactionScope,
    private readonly producers: readonly [Producer, Producer],
  ) {}

  /**
   * Initialises both ids, which fences whoever had the partition before and finishes or aborts what they left open: only
   * after this does a read of the committed offset tell the truth.
   */
  static async open(scope: TransactionScope): Promise<PartitionTransactions> {
    const producers = [
      createProducer(scope.kafka, { transactionalId: `${scope.idBase}-a` }),
      createProducer(scope.kafka, { transactionalId: `${scope.idBase}-b` }),
    ] as const;
    try {
      await Promise.all(producers.map(initialise));
      return new PartitionTransactions(scope, producers);
    } catch (error) {
      await closeAll(producers);
      throw error;
    }
  }

  /** Publishes `records` and commits `offset` (the next one to read) with its note, in one transaction. */
  async commit(records: readonly OutgoingRecord[], offset: number, note: OffsetNote): Promise<void> {
    const producer = this.producers[this.#turn++ % 2] as Producer;
    const transaction = await producer.transaction();
    try {
      for (const piece of split(records, recordBytes, MAX_PRODUCE_RECORDS, MAX_PRODUCE_BYTES))
        await transaction.sendBatch({ topicMessages: byTopic(piece), acks: -1 });
      await this.#sendOffset(transaction, offset, note);
      await transaction.commit();
    } catch (error) {
      await abortQuietly(transaction);
      throw error;
    }
  }

  async close(): Promise<void> {
    await closeAll(this.producers);
  }

  /** kafkajs retries everything but the first request of this one while the id's last commit settles. */
  async #sendOffset(transaction: Transaction, offset: number, note: OffsetNote): Promise<void> {
    const { groupId, topic, partition } = this.scope;
    // kafkajs passes metadata on, its types do not know.
    const position = { partition, offset: String(offset), metadata: encodeNote(note) };
    for (let attempt = 1; ; attempt++) {
      try {
        return await transaction.sendOffsets({ consumerGroupId: groupId, topics: [{ topic, partitions: [position] }] });
      } catch (error) {
        if (!isConcurrent(error) || attempt >= CONCURRENT_ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, CONCURRENT_PAUSE_MS));
      }
    }
  }
}

/** An empty transaction: asks the broker for a producer epoch and writes nothing. */
async function initialise(producer: Producer): Promise<void> {
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.abort();
}

async function abortQuietly(transaction: Transaction): Promise<void> {
  // The caller claims the partition anew after any failure, which aborts on the broker's side what this could not.
  if (transaction.isActive()) await transaction.abort().catch(() => undefined);
}

async function closeAll(producers: readonly Producer[]): Promise<void> {
  await Promise.all(producers.map((producer) => producer.disconnect().catch(() => undefined)));
}

const isConcurrent = (error: unknown): boolean =>
  error instanceof kafkajs.KafkaJSProtocolError && error.type === 'CONCURRENT_TRANSACTIONS';

function byTopic(records: readonly OutgoingRecord[]): TopicMessages[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, ...message } of records) {
    const messages = topics.get(topic);
    if (messages) messages.push(message as Message);
    else topics.set(topic, [message as Message]);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
