import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import type { Producer } from 'kafkajs';
import { from } from 'rxjs';
import type { Batch } from './batch.js';
import { BatchServer } from './batch-server.js';
import { createKafka, createProducer, silentLog, topicName } from './kafka.js';
import { batchPattern } from './on-batch.js';
import { readPartition } from './read-partition.js';
import { TopicReader } from './topic-reader.js';
import { createTopics, withAdmin } from './topics-admin.js';

const env = {
  KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '',
  KAFKA_TOPIC_PREFIX: `aborted-${randomBytes(4).toString('hex')}.`,
};
const kafka = createKafka(env);
const raw = topicName(env, topics.salesRaw);

beforeAll(() => createTopics(kafka, env, { partitions: 1, replicationFactor: 1 }), 60_000);
afterAll(async () => {
  await withAdmin(kafka, async (admin) => {
    const ours = (await admin.listTopics()).filter((topic) => topic.startsWith(env.KAFKA_TOPIC_PREFIX));
    await admin.deleteTopics({ topics: ours });
  });
}, 60_000);

/** Three transactions that lie in one another; two are given up, the one that began later first. */
async function writeInterleaved(): Promise<void> {
  const producers = ['first', 'second', 'third'].map((name) =>
    createProducer(kafka, { transactionalId: `${raw}-${name}` }),
  );
  await Promise.all(producers.map((producer) => producer.connect()));
  const [first, second, third] = await Promise.all((producers as Producer[]).map((producer) => producer.transaction()));
  const write = (transaction: typeof first, value: string) =>
    transaction?.send({ topic: raw, messages: [{ key: 'k', value, partition: 0 }] });
  await write(first, 'given up first');
  await write(second, 'given up second');
  await write(third, 'kept third');
  await second?.abort();
  await write(first, 'given up first again');
  await third?.commit();
  await first?.abort();
  const later = await producers[1]?.transaction();
  await write(later, 'kept last');
  await later?.commit();
  await Promise.all(producers.map((producer) => producer.disconnect()));
}

/** All that a group of the kit is handed, up to the last that was written. */
async function readAsGroup(): Promise<string[]> {
  const seen: string[] = [];
  const transactionalIds = { [topics.salesRaw]: 'aborted' };
  const server = new BatchServer({ kafka, env, groupId: 'aborted', transactionalIds, log: silentLog });
  const onBatch = async (batch: Batch): Promise<void> => {
    await batch.settle([]);
    seen.push(...batch.messages.map(({ value }) => String(value)));
  };
  server.addHandler(batchPattern(topics.salesRaw), async (batch: Batch) => from(onBatch(batch)), true);
  await server.listen(() => undefined);
  await untilLast(seen);
  await server.close();
  return seen;
}

async function readAsReader(): Promise<string[]> {
  const seen: string[] = [];
  const decode = ({ value }: { value: Buffer | null }) => String(value);
  const options = { kafka, env, log: silentLog, topic: topics.salesRaw, podGroup: 'aborted-', decode };
  const reader = new TopicReader({ ...options, whenGone: 'oldest' }, { read: (value) => seen.push(value) });
  await reader.start([0]);
  await untilLast(seen);
  await reader.stop();
  return seen;
}

async function untilLast(seen: readonly string[]): Promise<void> {
  for (let tries = 0; !seen.includes('kept last') && tries < 300; tries++)
    await new Promise((next) => setTimeout(next, 100));
}

it('nobody is handed what was given up, however transactions lie in one another', async () => {
  await writeInterleaved();
  const kept = ['kept third', 'kept last'];
  expect(await readAsGroup()).toEqual(kept);
  expect(await readAsReader()).toEqual(kept);
  const alone = await readPartition(kafka, env, { topic: topics.salesRaw, partition: 0 });
  expect(alone.map(({ value }) => String(value))).toEqual(kept);
}, 120_000);
