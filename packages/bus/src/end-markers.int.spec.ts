import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { from } from 'rxjs';
import type { Batch } from './batch.js';
import { BatchServer } from './batch-server.js';
import { createKafka, createProducer, silentLog, topicName } from './kafka.js';
import { batchPattern } from './on-batch.js';
import { readPositions } from './topic-positions.js';
import { createTopics, withAdmin } from './topics-admin.js';

const env = {
  KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '',
  KAFKA_TOPIC_PREFIX: `ends-${randomBytes(4).toString('hex')}.`,
};
const kafka = createKafka(env);
const raw = topicName(env, topics.salesRaw);
const groupId = `${env.KAFKA_TOPIC_PREFIX}ends`;
const seen: string[] = [];
let server: BatchServer;

beforeAll(async () => {
  await createTopics(kafka, env, { partitions: 1, replicationFactor: 1 });
  server = new BatchServer({
    kafka,
    env,
    groupId: 'ends',
    transactionalIds: { [topics.salesRaw]: 'ends' },
    log: silentLog,
  });
  const onBatch = async (batch: Batch): Promise<void> => {
    await batch.settle([]);
    seen.push(...batch.messages.map(({ value }) => String(value)));
  };
  server.addHandler(batchPattern(topics.salesRaw), async (batch: Batch) => from(onBatch(batch)), true);
  await server.listen(() => undefined);
}, 60_000);

afterAll(async () => {
  await server.close();
  await withAdmin(kafka, async (admin) => {
    const ours = (await admin.listTopics()).filter((topic) => topic.startsWith(env.KAFKA_TOPIC_PREFIX));
    await admin.deleteTopics({ topics: ours });
  });
}, 60_000);

/** How many offsets lie between what is settled and the end of the log, in the end. */
async function leftOver(): Promise<number> {
  for (let tries = 0; ; tries++) {
    const [position] = await readPositions(kafka, groupId, raw);
    const [end] = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(raw));
    const left = Number(end?.high) - (position?.offset ?? 0);
    if (left === 0 || tries > 100) return left;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('what no handler is ever handed is settled too: the ends of transactions, and what was taken back', async () => {
  const mover = createProducer(kafka, { transactionalId: groupId });
  await mover.connect();
  for (const [value, isKept] of [
    ['moved', true],
    ['taken back', false],
    ['moved again', true],
    ['gone', false],
  ] as const) {
    const transaction = await mover.transaction();
    await transaction.send({ topic: raw, messages: [{ key: 'k', value }] });
    await (isKept ? transaction.commit() : transaction.abort());
    expect(await leftOver()).toBe(0);
  }
  const plain = createProducer(kafka);
  await plain.connect();
  await plain.send({ topic: raw, messages: [{ key: 'k', value: 'plain' }] });
  expect(await leftOver()).toBe(0);
  await Promise.all([mover.disconnect(), plain.disconnect()]);
  expect(seen).toEqual(['moved', 'moved again', 'plain']);
}, 120_000);
