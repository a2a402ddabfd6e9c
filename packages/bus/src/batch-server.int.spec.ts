import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import type { KafkaMessage, Producer } from 'kafkajs';
import { from } from 'rxjs';
import type { Batch } from './batch.js';
import { BatchServer } from './batch-server.js';
import { createKafka, createProducer, silentLog, topicName } from './kafka.js';
import { batchPattern } from './on-batch.js';
import { PartitionTransactions } from './partition-transactions.js';
import { createTopics, withAdmin } from './topics-admin.js';

const env = {
  KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '',
  KAFKA_TOPIC_PREFIX: `bus-${randomBytes(4).toString('hex')}.`,
};
const kafka = createKafka(env);
const [raw, accepted] = [topicName(env, topics.salesRaw), topicName(env, topics.salesAccepted)];

/** A server that hands every batch of sales.raw.v1 to `onBatch`. */
async function serve(onBatch: (batch: Batch) => Promise<void>, groupId = 'processing'): Promise<BatchServer> {
  const server = new BatchServer({
    kafka,
    env,
    groupId,
    transactionalIds: { [topics.salesRaw]: groupId },
    log: silentLog,
    limits: { maxMessages: 100 },
  });
  server.addHandler(batchPattern(topics.salesRaw), async (batch: Batch) => from(onBatch(batch)), true);
  await server.listen(() => undefined);
  return server;
}

const until = async (isDone: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; !(await isDone()); tries++) {
    if (tries > 600) throw new Error('not done in 60 s');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('BatchServer on a real broker', () => {
  let producer: Producer;
  beforeAll(async () => {
    await createTopics(kafka, env, { partitions: 2, replicationFactor: 1 });
    producer = createProducer(kafka);
    await producer.connect();
  }, 60_000);
  afterAll(async () => {
    await producer.disconnect();
    await withAdmin(kafka, async (admin) => {
      const ours = (await admin.listTopics()).filter((topic) => topic.startsWith(env.KAFKA_TOPIC_PREFIX));
      await admin.deleteTopics({ topics: ours });
    });
  }, 60_000);

  it('forms the same batch again when its handler failed, and the next ones behind it', async () => {
    const messages = Array.from({ length: 250 }, (_, index) => ({ partition: 0, key: 'k', value: String(index) }));
    await producer.send({ topic: raw, messages });
    const tokens: string[] = [];
    const settled: string[] = [];
    const server = await serve(async (batch) => {
      tokens.push(`${batch.token} ${batch.messages.length} ${batch.isRepeated}`);
      if (tokens.length < 3) throw new Error('not this time');
      await batch.settle(batch.messages.map(({ value }) => ({ topic: accepted, partition: 0, key: 'k', value })));
      settled.push(...batch.messages.map(({ value }) => String(value)));
    });
    await until(() => settled.length >= 250);
    await server.close();
    const token = tokens[0]?.split(' ')[0];
    expect(token).toMatch(new RegExp(`^${raw}:0:0-99@\\d{13}$`));
    expect(tokens.slice(0, 3)).toEqual([`${token} 100 false`, `${token} 100 true`, `${token} 100 true`]);
    const moments = tokens.slice(2).map((one) => Number(/@(\d+) /.exec(one)?.[1]));
    expect(moments).toEqual([...new Set(moments)].sort((a, b) => a - b));
    expect(settled).toEqual(messages.map(({ value }) => value));
  }, 90_000);

  it('publishes more than a broker takes at once, all of it in one transaction', async () => {
    const scope = {
      kafka,
      groupId: `${env.KAFKA_TOPIC_PREFIX}large`,
      topic: raw,
      partition: 1,
      idBase: `${env.KAFKA_TOPIC_PREFIX}large-1`,
    };
    const transactions = await PartitionTransactions.open(scope);
    const records = Array.from({ length: 40 }, (_, index) => ({
      topic: accepted,
      partition: 1,
      key: String(index),
      value: randomBytes(100_000),
    }));
    await transactions.commit(records, 7, { state: 'a|b', range: { first: 7, last: 9 }, formedAtMs: 5 });
    await transactions.close();
    const [committed] = await withAdmin(kafka, (admin) =>
      admin.fetchOffsets({ groupId: scope.groupId, topics: [raw] }),
    );
    expect(committed?.partitions.find(({ partition }) => partition === 1)).toMatchObject({
      offset: '7',
      metadata: 'v3||7-9@5|a|b',
    });
  }, 60_000);

  it('compresses a record that is too large, and shortens one that stays so, and goes on', async () => {
    const scope = {
      kafka,
      groupId: `${env.KAFKA_TOPIC_PREFIX}huge`,
      topic: raw,
      partition: 0,
      idBase: `${env.KAFKA_TOPIC_PREFIX}huge-0`,
    };
    const rejected = topicName(env, topics.salesRejected);
    const record = (key: string, value: Buffer) => ({
      topic: rejected,
      partition: 0,
      key,
      value,
      headers: { 'vitrine-error-code': 'too_large' },
    });
    const [soft, hard] = [Buffer.alloc(21_000_000, 'soft'), randomBytes(6_000_000)];
    const transactions = await PartitionTransactions.open(scope);
    await transactions.commit([record('a', Buffer.from('x')), record('soft', soft), record('hard', hard)], 3, {
      state: '',
    });
    await transactions.commit([record('z', Buffer.from('x'))], 4, { state: '' });
    await transactions.close();
    const read = new Map<string, KafkaMessage>();
    const keys: string[] = [];
    const consumer = kafka.consumer({ groupId: `${scope.groupId}-reader`, maxBytesPerPartition: 30_000_000 });
    await consumer.connect();
    await consumer.subscribe({ topics: [rejected], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message }) => {
        keys.push(String(message.key));
        read.set(String(message.key), message);
      },
    });
    await until(() => read.has('z'));
    await consumer.disconnect();
    expect(keys).toEqual(['a', 'soft', 'hard', 'z']);
    expect(read.get('soft')?.value?.equals(soft)).toBe(true);
    expect(read.get('hard')?.value?.equals(hard.subarray(0, 524_288))).toBe(true);
    expect(Object.entries(read.get('hard')?.headers ?? {}).map(([name, text]) => `${name} ${text}`)).toEqual([
      'vitrine-truncated true',
      'vitrine-original-bytes 6000000',
      expect.stringMatching(/^vitrine-original-sha256 [0-9a-f]{64}$/u),
      'vitrine-error-code too_large',
    ]);
  }, 90_000);

  it('fences whoever had the partition before', async () => {
    const scope = {
      kafka,
      groupId: `${env.KAFKA_TOPIC_PREFIX}fence`,
      topic: raw,
      partition: 0,
      idBase: `${env.KAFKA_TOPIC_PREFIX}fence-0`,
    };
    const first = await PartitionTransactions.open(scope);
    await first.commit([], 1, { state: 'first' });
    const second = await PartitionTransactions.open(scope);
    await expect(first.commit([], 2, { state: 'zombie' })).rejects.toThrow();
    await expect(first.commit([], 2, { state: 'zombie' })).rejects.toThrow();
    await second.commit([], 3, { state: 'second' });
    const [committed] = await withAdmin(kafka, (admin) =>
      admin.fetchOffsets({ groupId: scope.groupId, topics: [raw] }),
    );
    expect(committed?.partitions.find(({ partition }) => partition === 0)).toMatchObject({
      offset: '3',
      metadata: 'v3|||second',
    });
    await Promise.all([first.close(), second.close()]);
  }, 60_000);

  it('shares the partitions with a second server and loses and doubles nothing while they change hands', async () => {
    const seen = new Map<string, number>();
    const onBatch = async (batch: Batch): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      await batch.settle([]);
      for (const { value } of batch.messages) seen.set(String(value), (seen.get(String(value)) ?? 0) + 1);
    };
    const one = await serve(onBatch, 'share');
    let sent = 0;
    const sending = setInterval(() => {
      const messages = Array.from({ length: 20 }, () => ({ partition: sent % 2, key: 'k', value: `share-${sent++}` }));
      void producer.send({ topic: raw, messages });
    }, 100);
    await until(() => seen.size > 300);
    const two = await serve(onBatch, 'share');
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    await one.close();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    clearInterval(sending);
    await until(() => [...seen.keys()].filter((value) => value.startsWith('share-')).length === sent);
    await two.close();
    expect([...seen].filter(([, times]) => times !== 1)).toEqual([]);
  }, 120_000);
});
