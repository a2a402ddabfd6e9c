import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { createKafka, createProducer, topicName } from './kafka.js';
import { type LogEnd, readLogEnds } from './log-ends.js';
import { createTopics, withAdmin } from './topics-admin.js';

const env = {
  KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '',
  KAFKA_TOPIC_PREFIX: `ends-of-log-${randomBytes(4).toString('hex')}.`,
};
const kafka = createKafka(env);
const raw = topicName(env, topics.salesRaw);
const rejected = topicName(env, topics.salesRejected);
const messages = [{ key: 'k', value: 'v', partition: 0 }];

beforeAll(() => createTopics(kafka, env, { partitions: 2, replicationFactor: 1 }), 60_000);
afterAll(async () => {
  await withAdmin(kafka, async (admin) => {
    const ours = (await admin.listTopics()).filter((topic) => topic.startsWith(env.KAFKA_TOPIC_PREFIX));
    await admin.deleteTopics({ topics: ours });
  });
}, 60_000);

async function endOfFirst(): Promise<LogEnd | undefined> {
  return (await readLogEnds(kafka, [raw])).get(raw)?.[0];
}

/** The broker writes a transaction's end a moment after it has answered. */
async function endOnceReadable(): Promise<LogEnd | undefined> {
  for (let tries = 0; ; tries++) {
    const end = await endOfFirst();
    if (end?.readable === end?.end || tries > 100) return end;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('the ends of a log', () => {
  it('are those of every partition of every topic that was asked about', async () => {
    const ends = await readLogEnds(kafka, [raw, rejected]);
    const empty = [0, 1].map((partition) => ({ partition, start: 0, readable: 0, end: 0 }));
    expect([...ends]).toEqual([
      [raw, empty],
      [rejected, empty],
    ]);
  });

  it('tell what an open transaction holds back from what may be read', async () => {
    const [till, holder] = [createProducer(kafka), createProducer(kafka, { transactionalId: `${raw}-holder` })];
    await Promise.all([till.connect(), holder.connect()]);
    await till.send({ topic: raw, messages });
    const transaction = await holder.transaction();
    await transaction.send({ topic: raw, messages });
    await till.send({ topic: raw, messages });
    expect(await endOfFirst()).toEqual({ partition: 0, start: 0, readable: 1, end: 3 });
    await transaction.abort();
    expect(await endOnceReadable()).toEqual({ partition: 0, start: 0, readable: 4, end: 4 });
    await withAdmin(kafka, async (admin) => {
      await admin.fetchTopicOffsets(raw); // kafkajs deletes from topics only that it has asked about
      await admin.deleteTopicRecords({ topic: raw, partitions: [{ partition: 0, offset: '4' }] });
    });
    expect(await endOfFirst()).toEqual({ partition: 0, start: 4, readable: 4, end: 4 });
    await Promise.all([till.disconnect(), holder.disconnect()]);
  }, 60_000);
});
