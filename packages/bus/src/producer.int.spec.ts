import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { topicSpecs, topics } from '@vitrine/contracts';
import { createKafka, createProducer, topicName } from './kafka.js';
import { createTopics, partitionCounts, withAdmin } from './topics-admin.js';

const prefix = `producer-${randomBytes(4).toString('hex')}.`;
const env = { KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '', KAFKA_TOPIC_PREFIX: prefix };
const kafka = createKafka(env);
const topic = topicName(env, topics.salesAccepted);

describe('createProducer on a real broker', () => {
  const producer = createProducer(kafka);
  afterAll(async () => {
    await producer.disconnect();
    await withAdmin(kafka, (admin) => admin.deleteTopics({ topics: [topic] }));
  }, 30_000);

  it('drops no record for a partition that was added after it last looked', async () => {
    const specs = topicSpecs.filter(({ name }) => name === topics.salesAccepted);
    await createTopics(kafka, env, { specs, partitions: 1, replicationFactor: 1 });
    await producer.connect();
    await producer.send({ topic, messages: [{ partition: 0, value: 'before' }] });
    await withAdmin(kafka, (admin) => admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] }));

    const [written] = await producer.send({ topic, messages: [{ partition: 2, value: 'after' }] });

    expect(written).toMatchObject({ partition: 2, errorCode: 0 });
    expect(await partitionCounts(kafka, [topic])).toEqual(new Map([[topic, 3]]));
    const ends = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(topic));
    expect(ends.find(({ partition }) => partition === 2)?.high).toBe('1');
  }, 60_000);
});
