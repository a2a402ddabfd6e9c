import { isTracing, withTrace } from '@vitrine/tracing';
import kafkajs, {
  type Kafka,
  type Message,
  type Producer,
  type ProducerBatch,
  type TopicMessages,
  type Transaction,
} from 'kafkajs';
import { encodeNote, type OffsetNote } from './journal.js';
import { createProducer } from './kafka.js';
import { sendable } from './sendable.js';
import { SHRINK_STEPS, shrink } from './shrink.js';
import { recordBytes, split } from './split.js';
import { type OnStep, watchStep } from './watch-step.js';

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
  /** The topic's name in the reports of steps; its full one unless said otherwise. */
  readonly label?: string;
  readonly onStep?: OnStep | undefined;
}

/** Under the 1 MB that a broker takes by default for one batch; a larger single record goes alone and compressed. */
const MAX_PRODUCE_BYTES = 900_000;
const MAX_PRODUCE_RECORDS = 10_000;
/** After a refusal of a piece for its size, until the record at fault is alone. */
const NARROWER = 8;
const CONCURRENT_PAUSE_MS = 5;
const CONCURRENT_ATTEMPTS = 400;

/**
 * The write side of one consumed partition: records and the offset with its note, all or nothing. Two transactional ids take turns, because
 * the broker refuses an id while its last commit still settles.
 */
export class PartitionTransactions {
  private turn = 0;

  private constructor(
    private readonly scope: TransactionScope,
    private producers: readonly [Producer, Producer],
  ) {}

  /**
   * Initialises both ids, which fences the previous owner and finishes or aborts what it left open. Only then does a read of the committed
   * offset tell the truth.
   */
  static async open(scope: TransactionScope): Promise<PartitionTransactions> {
    return new PartitionTransactions(scope, await openProducers(scope));
  }

  /**
   * Publishes the records and commits `offset` (the next one to read) with its note, in one transaction. A record that the broker finds too
   * large is shortened: otherwise it would be tried for ever.
   */
  async commit(outgoing: readonly OutgoingRecord[], offset: number, note: OffsetNote): Promise<void> {
    const records = isTracing() ? outgoing.map((record) => withTrace(record)) : outgoing;
    const refusals = new Map<OutgoingRecord, number>();
    for (let maxBytes = MAX_PRODUCE_BYTES; ; ) {
      const pieces = split(records, (record) => recordBytes(record), MAX_PRODUCE_RECORDS, maxBytes);
      const refused = await this.attempt(pieces, refusals, offset, note);
      if (!refused) return;
      const [record] = refused.piece;
      if (refused.piece.length > 1) maxBytes = Math.floor(maxBytes / NARROWER);
      else if (record && (refusals.get(record) ?? 0) < SHRINK_STEPS)
        refusals.set(record, (refusals.get(record) ?? 0) + 1);
      else throw refused.error;
      // kafkajs no longer knows which partitions of the refused request were written: only a new epoch starts clean.
      await closeAll(this.producers);
      this.producers = await openProducers(this.scope);
    }
  }

  /** Runs one transaction. @returns the piece that was too large for the broker, if there was one */
  private async attempt(
    pieces: readonly OutgoingRecord[][],
    refusals: ReadonlyMap<OutgoingRecord, number>,
    offset: number,
    note: OffsetNote,
  ): Promise<{ piece: OutgoingRecord[]; error: unknown } | undefined> {
    const producer = this.producers[this.turn++ % 2] as Producer;
    const transaction = await producer.transaction();
    let piece: OutgoingRecord[] = [];
    try {
      for (piece of pieces) await this.publish(transaction, piece, refusals);
      await this.watch('commit', 0, async () => {
        await this.sendOffset(transaction, offset, note);
        await transaction.commit();
      });
      return undefined;
    } catch (error) {
      await abortQuietly(transaction);
      if (isTooLarge(error)) return { piece, error };
      throw error;
    }
  }

  private watch<T>(step: 'publish' | 'commit', records: number, work: () => Promise<T>): Promise<T> {
    const { topic, label = topic, onStep } = this.scope;
    return watchStep({ topic: label, step, records }, onStep, work);
  }

  private publish(
    transaction: Transaction,
    piece: readonly OutgoingRecord[],
    refusals: ReadonlyMap<OutgoingRecord, number>,
  ): Promise<unknown> {
    return this.watch('publish', piece.length, () => transaction.sendBatch(requestOf(piece, refusals)));
  }

  async close(): Promise<void> {
    await closeAll(this.producers);
  }

  /** kafkajs retries every request but the first of this transaction while the id's last commit settles. */
  private async sendOffset(transaction: Transaction, offset: number, note: OffsetNote): Promise<void> {
    const { groupId, topic, partition } = this.scope;
    // kafkajs passes metadata on, but its types do not know them.
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

async function openProducers({ kafka, idBase }: TransactionScope): Promise<readonly [Producer, Producer]> {
  const producers = [
    createProducer(kafka, { transactionalId: `${idBase}-a` }),
    createProducer(kafka, { transactionalId: `${idBase}-b` }),
  ] as const;
  try {
    await Promise.all(producers.map(initialise));
    return producers;
  } catch (error) {
    await closeAll(producers);
    throw error;
  }
}

/** An empty transaction: asks the broker for a producer epoch and writes nothing. */
async function initialise(producer: Producer): Promise<void> {
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.abort();
}

async function abortQuietly(transaction: Transaction): Promise<void> {
  // The caller claims the partition anew after any failure; that claim aborts on the broker's side what this could not.
  if (transaction.isActive()) await transaction.abort().catch(() => undefined);
}

async function closeAll(producers: readonly Producer[]): Promise<void> {
  await Promise.all(producers.map((producer) => producer.disconnect().catch(() => undefined)));
}

const isConcurrent = (error: unknown): boolean =>
  error instanceof kafkajs.KafkaJSProtocolError && error.type === 'CONCURRENT_TRANSACTIONS';

/** The broker's error, however deep kafkajs has wrapped it. */
function isTooLarge(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if ('type' in cause && (cause.type === 'MESSAGE_TOO_LARGE' || cause.type === 'RECORD_LIST_TOO_LARGE')) return true;
  return false;
}

function requestOf(piece: readonly OutgoingRecord[], refusals: ReadonlyMap<OutgoingRecord, number>): ProducerBatch {
  const records = piece.map((record) => shrink(sendable(record), refusals.get(record) ?? 0));
  const bytes = piece.reduce((sum, record) => sum + recordBytes(record), 0);
  const { GZIP, None } = kafkajs.CompressionTypes;
  return { topicMessages: byTopic(records), acks: -1, compression: bytes > MAX_PRODUCE_BYTES ? GZIP : None };
}

function byTopic(records: readonly OutgoingRecord[]): TopicMessages[] {
  const topics = new Map<string, Message[]>();
  for (const { topic, ...message } of records) {
    const messages = topics.get(topic);
    if (messages) messages.push(message as Message);
    else topics.set(topic, [message as Message]);
  }
  return [...topics].map(([topic, messages]) => ({ topic, messages }));
}
