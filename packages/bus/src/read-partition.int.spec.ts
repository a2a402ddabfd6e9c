import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import type { Kafka, Producer } from 'kafkajs';
import type { Cluster } from './cluster-of.js';
import { createKafka, createProducer, topicName } from './kafka.js';
import { readPartition } from './read-partition.js';
import { createTopics, withAdmin } from './topics-admin.js';

const env = {
  KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '',
  KAFKA_TOPIC_PREFIX: `read-partition-${randomBytes(4).toString('hex')}.`,
};
const kafka = createKafka(env);
const topic = topicName(env, topics.salesRaw);

beforeAll(() => createTopics(kafka, env, { partitions: 2, replicationFactor: 1 }), 60_000);
afterAll(async () => {
  await withAdmin(kafka, async (admin) => {
    const ours = (await admin.listTopics()).filter((name) => name.startsWith(env.KAFKA_TOPIC_PREFIX));
    await admin.deleteTopics({ topics: ours });
  });
}, 60_000);

/** The same client; `left` resolves when a connection that it made for a reader is given up. */
function watchedKafka(): { watched: Kafka; left: Promise<void> } {
  let leave: () => void = () => undefined;
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const [symbol] = Object.getOwnPropertySymbols(kafka).filter(({ description }) =>
    description?.includes('createCluster'),
  );
  const make = (kafka as unknown as Record<symbol, (options: object) => Cluster>)[symbol as symbol];
  const makeWatched = (options: object) => {
    const cluster = make?.(options) as Cluster;
    const disconnect = cluster.disconnect.bind(cluster);
    cluster.disconnect = () => disconnect().finally(leave);
    return cluster;
  };
  return { watched: Object.assign(Object.create(kafka), { [symbol as symbol]: makeWatched }) as Kafka, left };
}

const read = async (range: { from?: number; to?: number } = {}, partition = 0) =>
  (await readPartition(kafka, env, { topic: topics.salesRaw, partition, ...range })).map(({ value }) => String(value));

describe('a partition read without a group', () => {
  it('tells what is committed between two offsets, and nothing that was given up', async () => {
    const writer = createProducer(kafka);
    const transactional = createProducer(kafka, { transactionalId: `${topic}-writer` });
    await Promise.all([writer.connect(), transactional.connect()]);
    const write = (value: string) => writer.send({ topic, messages: [{ value, partition: 0 }] });
    await write('a');
    const given = await transactional.transaction();
    await given.send({ topic, messages: [{ value: 'given up', partition: 0 }] });
    await write('b');
    await given.abort();
    const kept = await transactional.transaction();
    await kept.send({ topic, messages: [{ value: 'c', partition: 0 }] });
    await kept.commit();
    await write('d');
    // The broker writes the end of a transaction a moment after it has answered.
    for (let tries = 0; (await read()).length < 4 && tries < 100; tries++)
      await new Promise((next) => setTimeout(next, 50));
    expect(await read()).toEqual(['a', 'b', 'c', 'd']);
    expect(await read({ from: 1, to: 5 })).toEqual(['b', 'c']);
    expect(await read({ from: 2, to: 2 })).toEqual([]);
    expect(await read({}, 1)).toEqual([]);
    await Promise.all([writer.disconnect(), transactional.disconnect()]);
  }, 60_000);

  it('waits for the end of a transaction that is open: what another has committed meanwhile lies behind its beginning', async () => {
    const [open, other] = ['open', 'other'].map((name) =>
      createProducer(kafka, { transactionalId: `${topic}-${name}` }),
    ) as [Producer, Producer];
    await Promise.all([open.connect(), other.connect()]);
    const dangling = await open.transaction();
    await dangling.send({ topic, messages: [{ value: 'dangling', partition: 1 }] });
    const kept = await other.transaction();
    await kept.send({ topic, messages: [{ value: 'kept', partition: 1 }] });
    await kept.commit();
    const found = read({}, 1);
    await new Promise((next) => setTimeout(next, 200));
    await dangling.abort();
    expect(await found).toEqual(['kept']);
    await Promise.all([open.disconnect(), other.disconnect()]);
  }, 60_000);

  it('gives up when a transaction stays open, and leaves no connection that reads on', async () => {
    const open = createProducer(kafka, { transactionalId: `${topic}-stays-open` });
    await open.connect();
    const dangling = await open.transaction();
    await dangling.send({ topic, messages: [{ value: 'dangling', partition: 1 }] });
    const { watched, left } = watchedKafka();
    const found = readPartition(watched, env, { topic: topics.salesRaw, partition: 1 }, 300);
    await expect(found).rejects.toThrow(/^Kafka does not answer/u);
    await left;
    await dangling.abort();
    await open.disconnect();
  }, 30_000);

  it('begins with the oldest record that is kept', async () => {
    await withAdmin(kafka, async (admin) => {
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '2' }] });
    });
    expect(await read({ from: 0 })).toEqual(['b', 'c', 'd']);
  }, 60_000);
});
