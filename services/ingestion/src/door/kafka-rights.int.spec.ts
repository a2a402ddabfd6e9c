import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createKafka, createProducer, topicName, withAdmin } from '@vitrine/bus';
import { kafkaUses, type TopicName, topics } from '@vitrine/contracts';
import type { Admin } from 'kafkajs';
import { exampleTickets } from './examples.js';
import { type DoorUnderTest, startDoor } from './testing/start-door.js';

let door: DoorUnderTest;
beforeAll(async () => {
  door = await startDoor('door_rights');
}, 120_000);
afterAll(() => door?.stop(), 60_000);

type Answer = 'allowed' | 'refused';
const answerTo = (work: Promise<unknown>): Promise<Answer> =>
  work.then(
    (): Answer => 'allowed',
    (): Answer => 'refused',
  );
const limited = () => createKafka(door.login, 'vitrine-rights', undefined, { retries: 0 });
const asAdmin = (work: (admin: Admin) => Promise<unknown>): Promise<Answer> => answerTo(withAdmin(limited(), work));

/** Writes one record, by the name that the topic has for this door or for nobody's prefix. */
async function write(topic: string): Promise<Answer> {
  const producer = createProducer(limited());
  await producer.connect();
  const answer = await answerTo(producer.send({ topic, messages: [{ key: 'loja:centro', value: '{}' }] }));
  await producer.disconnect();
  return answer;
}

it('takes tickets in and tells of refused ones, with no more rights in Kafka than it asks for', async () => {
  const soldAt = new Date(Date.now() - 60_000).toISOString();
  const items = [
    { ...exampleTickets[0], soldAt },
    { ...exampleTickets[0], storeId: undefined },
  ];
  const response = await door.post('sales:batch', JSON.stringify(items));
  expect([response.status, await response.json()]).toMatchObject([202, { accepted: 1, rejected: 1 }]);
  expect(await door.written(topics.salesRaw)).toBe(1);
  expect(await door.written(topics.salesRejected)).toBe(1);
}, 30_000);

it('writes to what it asks for and to no other topic', async () => {
  const mayWrite: readonly TopicName[] = kafkaUses.ingestion.writes;
  for (const topic of Object.values(topics))
    expect([topic, await write(topicName(door.login, topic))]).toEqual([
      topic,
      mayWrite.includes(topic) ? 'allowed' : 'refused',
    ]);
}, 60_000);

it('may do nothing else, nor anything under the same names without our prefix', async () => {
  const topic = topicName(door.login, topics.salesRaw);
  const group = `${door.login.KAFKA_TOPIC_PREFIX}${kafkaUses.processing.group}`;
  const answers = {
    anotherPrefix: await write(topics.salesRaw),
    group: await asAdmin((admin) => admin.fetchOffsets({ groupId: group, topics: [topic] })),
    groupWithoutPrefix: await asAdmin((admin) =>
      admin.fetchOffsets({ groupId: kafkaUses.processing.group, topics: [topic] }),
    ),
    deleteRecords: await asAdmin((admin) =>
      admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '-1' }] }),
    ),
    deleteTopic: await asAdmin((admin) => admin.deleteTopics({ topics: [topic] })),
    raisePartitions: await asAdmin((admin) => admin.createPartitions({ topicPartitions: [{ topic, count: 9 }] })),
    readRules: await asAdmin((admin) =>
      admin.describeAcls({ resourceType: 1, resourcePatternType: 1, operation: 1, permissionType: 1 }),
    ),
    transaction: await transaction(),
  };
  expect(new Set(Object.values(answers))).toEqual(new Set(['refused']));
}, 60_000);

async function transaction(): Promise<Answer> {
  const producer = createProducer(limited(), {
    transactionalId: `${door.login.KAFKA_TOPIC_PREFIX}${kafkaUses.processing.transactionalIds[topics.salesRaw]}-0-a`,
  });
  return answerTo(producer.connect().then(() => producer.transaction())).finally(() => producer.disconnect());
}
