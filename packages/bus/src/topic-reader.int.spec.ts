import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import type { Producer } from 'kafkajs';
import { createKafka, createProducer, silentLog, topicName } from './kafka.js';
import type { OffsetVector } from './offset-vector.js';
import { readTopicEnds } from './topic-ends.js';
import { TopicReader, type TopicReaderOptions } from './topic-reader.js';
import { createTopics, withAdmin } from './topics-admin.js';

const until = async (isDone: () => boolean): Promise<void> => {
  for (let tries = 0; !isDone(); tries++) {
    if (tries > 600) throw new Error('not done in 30 s');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const topic = topics.salesAccepted;

describe('a reader of a topic', () => {
  let env: { KAFKA_BROKERS: string; KAFKA_TOPIC_PREFIX: string };
  let kafka: ReturnType<typeof createKafka>;
  let producer: Producer;
  let transactions: Producer;
  let readers: TopicReader<string>[];

  beforeEach(async () => {
    env = {
      KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '',
      KAFKA_TOPIC_PREFIX: `reader-${randomBytes(4).toString('hex')}.`,
    };
    kafka = createKafka(env);
    readers = [];
    await createTopics(kafka, env, { partitions: 2, replicationFactor: 1 });
    producer = createProducer(kafka);
    transactions = createProducer(kafka, { transactionalId: `${env.KAFKA_TOPIC_PREFIX}t` });
    await Promise.all([producer.connect(), transactions.connect()]);
  }, 60_000);

  afterEach(async () => {
    await Promise.all(readers.map((reader) => reader.stop()));
    await Promise.all([producer.disconnect(), transactions.disconnect()]);
    await withAdmin(kafka, async (admin) => {
      const ours = (await admin.listTopics()).filter((name) => name.startsWith(env.KAFKA_TOPIC_PREFIX));
      await admin.deleteTopics({ topics: ours });
    });
  }, 60_000);

  /** Keeps the records it reads and the gaps, in order. Text that begins with ? is none of ours. */
  async function read(read: string[], from?: OffsetVector): Promise<TopicReader<string>> {
    const decode = ({ value }: { value: Buffer | null }) =>
      value?.toString().startsWith('?') ? undefined : String(value);
    const reader = new TopicReader(
      { kafka, env, log: silentLog, topic, podGroup: 'reader-', decode, whenGone: 'oldest' },
      { read: (text) => void read.push(text), gap: (cause) => void read.push(`(${cause})`) },
    );
    readers.push(reader);
    await reader.start(from);
    return reader;
  }

  /** Takes every record for its text. */
  const plainly = (): TopicReaderOptions<string> => ({
    kafka,
    env,
    log: silentLog,
    topic,
    podGroup: 'reader-',
    decode: ({ value }) => String(value),
    whenGone: 'newest',
  });

  const messagesOf = (partition: number, values: string[]) => values.map((value) => ({ partition, key: 'k', value }));

  const send = (partition: number, ...values: string[]) =>
    producer.send({ topic: topicName(env, topic), messages: messagesOf(partition, values) });

  async function sendTogether(partition: number, isKept: boolean, ...values: string[]): Promise<void> {
    const transaction = await transactions.transaction();
    await transaction.send({ topic: topicName(env, topic), messages: messagesOf(partition, values) });
    await (isKept ? transaction.commit() : transaction.abort());
  }

  it('begins at the end or where it is told to, knows its place behind transactions, and passes over what is none of ours', async () => {
    await send(0, 'a', 'b');
    const [fromNow, fromThere]: [string[], string[]] = [[], []];
    const now = await read(fromNow);
    const there = await read(fromThere, [1]);
    expect(now.position).toEqual([2, 0]);
    await until(() => now.isRunning && there.isRunning);
    await sendTogether(0, true, 'c', '?');
    await sendTogether(0, false, 'taken back');
    await sendTogether(1, true, 'd');
    // Three transactions, each with its marker, which a broker may write when the commit has returned already.
    await until(() => [now, there].every(({ position }) => String(position) === '7,2'));
    expect(await readTopicEnds(kafka, env, topic)).toEqual([7, 2]);
    expect(fromNow.sort()).toEqual(['(begun)', 'c', 'd']);
    expect(fromThere.sort()).toEqual(['(begun)', 'b', 'c', 'd']);
  }, 60_000);

  it('reads again where its reading failed, also after it has had to start anew', async () => {
    const seen: string[] = [];
    let failures = 0;
    const reader = new TopicReader(plainly(), {
      read: (text) => {
        // More often than kafkajs tries by itself.
        if (text === 'b' && failures++ < 8) throw new Error('not yet');
        seen.push(text);
      },
    });
    readers.push(reader);
    await reader.start();
    await send(0, 'a', 'b', 'c');
    await until(() => seen.includes('c'));
    expect(seen).toEqual(['a', 'b', 'c']);
  }, 60_000);

  it('says that records were gone before it came to them, and goes on with the oldest that is kept', async () => {
    await send(0, 'a', 'b', 'c', 'd');
    await withAdmin(kafka, async (admin) => {
      await admin.fetchTopicOffsets(topicName(env, topic)); // loads the topic's metadata
      await admin.deleteTopicRecords({ topic: topicName(env, topic), partitions: [{ partition: 0, offset: '2' }] });
    });
    const seen: string[] = [];
    await read(seen, [0, 0]);
    await until(() => seen.includes('d'));
    expect(seen).toEqual(['(begun)', '(records gone)', 'c', 'd']);
  }, 60_000);

  it('reads nothing after a stop, also when it was still starting', async () => {
    const [early, late]: [string[], string[]] = [[], []];
    const starting = new TopicReader(plainly(), {
      read: (text) => void early.push(text),
      gap: () => void early.push('begun'),
    });
    const started = starting.start([0, 0]);
    await starting.stop();
    await started;
    const reader = await read(late);
    await until(() => reader.isRunning);
    await reader.stop();
    await send(0, 'a');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect({ early, late, isRunning: reader.isRunning }).toEqual({ early: [], late: ['(begun)'], isRunning: false });
  }, 60_000);
});
