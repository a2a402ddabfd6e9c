import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topicSpecs, topics } from '@vitrine/contracts';
import kafkajs from 'kafkajs';
import { createKafka, silentLog, topicName } from './kafka.js';
import { limitedLogin } from './testing-login.js';
import { createTopics, partitionCounts, withAdmin } from './topics-admin.js';

const env = {
  KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '',
  KAFKA_TOPIC_PREFIX: `align-${randomBytes(4).toString('hex')}.`,
};
const kafka = createKafka(env);
let login: Awaited<ReturnType<typeof limitedLogin>>;
const [raw, rejected] = [topicName(env, topics.salesRaw), topicName(env, topics.salesRejected)];

/** The messages of createTopics about its changes and about what it leaves to a person, with no more rights than migrate's. */
async function create(partitions?: number): Promise<Said[]> {
  const said: Said[] = [];
  const write = (fields: object): void => void said.push(fields as Said);
  await createTopics(createKafka(login), env, {
    ...(partitions && { partitions }),
    replicationFactor: 1,
    log: { ...silentLog, info: write, warn: write },
  });
  // The controller has agreed; the broker shows it a moment later.
  for (const { topic, setting, to } of said)
    while (setting && (await settings(topic))[setting] !== to) await new Promise((resolve) => setTimeout(resolve, 20));
  return said;
}

interface Said {
  readonly topic: string;
  readonly setting?: string;
  readonly to?: string;
}

async function settings(topic: string): Promise<Record<string, string>> {
  const { TOPIC } = kafkajs.ConfigResourceTypes;
  const described = await withAdmin(kafka, (admin) =>
    admin.describeConfigs({ resources: [{ type: TOPIC, name: topic }], includeSynonyms: false }),
  );
  const entries = described.resources[0]?.configEntries ?? [];
  return Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue]));
}

describe('createTopics on a real broker', () => {
  beforeAll(async () => {
    login = await limitedLogin(kafka, {
      program: 'migrate',
      prefix: env.KAFKA_TOPIC_PREFIX,
      brokers: process.env.TEST_KAFKA_SASL_BROKERS ?? '',
    });
    const own = { numPartitions: 2, replicationFactor: 1 };
    const set = (entries: Record<string, string>) => Object.entries(entries).map(([name, value]) => ({ name, value }));
    await withAdmin(kafka, (admin) =>
      admin.createTopics({
        waitForLeaders: true,
        topics: [
          { ...own, topic: raw, configEntries: set({ 'retention.ms': '31536000000', 'segment.bytes': '7340032' }) },
          { ...own, topic: rejected, configEntries: set({ 'retention.ms': '31536000000' }) },
        ],
      }),
    );
  }, 60_000);
  afterAll(async () => {
    await withAdmin(kafka, async (admin) => {
      const ours = (await admin.listTopics()).filter((topic) => topic.startsWith(env.KAFKA_TOPIC_PREFIX));
      await admin.deleteTopics({ topics: ours });
    });
  }, 60_000);

  it('makes what is missing, brings what exists to the contract, and says what it changed', async () => {
    const said = await create();
    expect(said).toContainEqual({ topic: raw, setting: 'max.message.bytes', from: '1048588', to: '2097152' });
    expect(said).toContainEqual({ topic: rejected, setting: 'retention.ms', from: '31536000000', to: '604800000' });
    expect(await settings(raw)).toMatchObject({
      'message.timestamp.type': 'LogAppendTime',
      'max.message.bytes': '2097152',
      'cleanup.policy': 'delete',
      // An operator's own: another setting, and a longer retention.
      'segment.bytes': '7340032',
      'retention.ms': '31536000000',
    });
    expect(await settings(topicName(env, topics.salesAccepted))).toMatchObject({ 'retention.ms': '2592000000' });
  }, 60_000);

  it('changes nothing the second time, and only reports a topic with too few partitions', async () => {
    const few = (topic: string, wanted: number) => ({ topic, partitions: 2, wanted });
    expect(await create()).toEqual([few(raw, 6), few(rejected, 6)]);
    const wanted = topicSpecs.map(({ name, partitions }) => ({ name: topicName(env, name), partitions }));
    const counts = await partitionCounts(
      kafka,
      wanted.map(({ name }) => name),
    );
    expect(Object.fromEntries(counts)).toEqual(
      Object.fromEntries(
        wanted.map(({ name, partitions }) => [name, name === raw || name === rejected ? 2 : partitions]),
      ),
    );
  }, 60_000);

  it('asks again when the leader of a new partition does not lead it yet', async () => {
    const fresh = Array.from({ length: 20 }, (_, at) => topicName(env, `fresh-${at}`));
    const ends = await withAdmin(kafka, async (admin) => {
      const make = fresh.map((topic) => ({ topic, numPartitions: 12, replicationFactor: 1 }));
      await admin.createTopics({ waitForLeaders: true, topics: make });
      return Promise.all(fresh.map((topic) => withAdmin(kafka, (one) => one.fetchTopicOffsets(topic))));
    });
    expect(ends.flat()).toHaveLength(fresh.length * 12);
  }, 60_000);
});
