import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createKafka, createTopics, limitedLogin, topicName, withAdmin } from '@vitrine/bus';
import type { TopicName } from '@vitrine/contracts';
import { migrateEverything } from '@vitrine/migrations';
import { createLogger, createRegistry, loadEnv } from '@vitrine/platform';
import { createStore, type NewApiKey, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { createWarehouse, type DeadLetterRow, DeadLetters } from '@vitrine/warehouse';
import type { Admin, Kafka, KafkaMessage } from 'kafkajs';
import { createDoor } from '../create-door.js';
import { doorEnv } from '../door-env.js';

const TENANT = { id: 'loja', name: 'Loja', currency: 'BRL', timeZone: 'America/Sao_Paulo', locale: 'pt-BR' };

/** A whole door on the real engines, with topics and databases of its own, and no more rights in Kafka than it asks for. */
export type DoorUnderTest = Awaited<ReturnType<typeof startDoor>>;

export async function startDoor(name: string, own: Readonly<Record<string, string>> = {}) {
  const id = `${name}_${process.pid}`;
  const prefix = `${id}.`;
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', id);
  const settings = {
    ...process.env,
    ...{ DATABASE_URL: database.url, CLICKHOUSE_DATABASE: id, KAFKA_TOPIC_PREFIX: prefix },
    ...own,
  };
  const admin = loadEnv(doorEnv, { ...settings, RATE_LIMIT_PER_MINUTE: '1000000' });
  const kafka = createKafka(admin);
  const [store, warehouse] = [createStore(admin.DATABASE_URL), createWarehouse(admin)];
  await migrateEverything({ store, warehouse, topics: { kafka, env: admin, partitions: 3 } });
  await store.tenants.create(TENANT);
  const newKey = (fields: Omit<NewApiKey, 'tenantId' | 'name'>) =>
    store.apiKeys.create({ tenantId: TENANT.id, name: 'spec', ...fields });
  const { key } = await newKey({ role: 'producer' });
  const brokers = process.env.TEST_KAFKA_SASL_BROKERS ?? '';
  const login = await limitedLogin(kafka, { program: 'ingestion', prefix, brokers });
  const app = await createDoor({
    env: { ...admin, ...login },
    logger: createLogger('ingestion', 'fatal'),
    registry: createRegistry('ingestion'),
  });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const port = await freePort();
  const postTo = (
    to: string,
    path: string,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    fetch(`${to}/v1/${path}`, {
      method: 'POST',
      body: body as NonNullable<RequestInit['body']>,
      headers: withoutEmpty({ authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers }),
    });
  const written = async (topic: string): Promise<number> =>
    withAdmin(kafka, async (client) =>
      (await client.fetchTopicOffsets(topicName(admin, topic))).reduce((sum, { high }) => sum + Number(high), 0),
    );
  return {
    url,
    /** Of the running door in Kafka. */
    login,
    store: store as Store,
    newKey,
    /** For a compiled service beside this one, on a port of its own. */
    serviceEnv: textsOf({
      ...settings,
      ...login,
      RATE_LIMIT_PER_MINUTE: '1000000',
      PORT: String(port),
      LOG_LEVEL: 'fatal',
      NODE_OPTIONS: '',
    }),
    serviceUrl: `http://127.0.0.1:${port}`,
    postTo,
    post: (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
      postTo(url, path, body, headers),
    allRecords: async (topic: string): Promise<KafkaMessage[]> =>
      firstRecords(kafka, topicName(admin, topic), await written(topic)),
    records: (topic: string, count: number) => firstRecords(kafka, topicName(admin, topic), count),
    written,
    /** Kafka stores nothing in the topic from now on, and what it had is gone. */
    hold: (topic: TopicName) => withAdmin(kafka, (client) => deleteWhole(client, topicName(admin, topic))),
    letGo: () => createTopics(kafka, admin, { partitions: 3 }),
    deadLetters: (): Promise<DeadLetterRow[]> =>
      new DeadLetters(warehouse).list(
        { tenantId: TENANT.id, fromMs: 0, toMs: Date.now() + 60_000 } as Parameters<DeadLetters['list']>[0],
        { limit: 100 },
      ),
    async stop(): Promise<void> {
      await app.close();
      await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${id}`, database: null });
      await Promise.all([store.close(), warehouse.close()]);
      await withAdmin(kafka, async (client) => {
        const topics = (await client.listTopics()).filter((topic) => topic.startsWith(prefix));
        await client.deleteTopics({ topics });
      });
      await database.drop();
    },
  };
}

/** A broker says that a topic is deleted before it has let go of it, and stores what comes in between. */
async function deleteWhole(client: Admin, topic: string): Promise<void> {
  await client.deleteTopics({ topics: [topic] });
  while ((await client.listTopics()).includes(topic)) await sleep(50);
  await sleep(200);
}

const withoutEmpty = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== ''));

const textsOf = (settings: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(settings).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );

/** A port that nobody listens on now. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

/** The first records of a topic. */
async function firstRecords(kafka: Kafka, topic: string, count: number): Promise<KafkaMessage[]> {
  const consumer = kafka.consumer({ groupId: `${topic}.reader.${Math.random()}` });
  const records: KafkaMessage[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${topic} holds ${records.length} records, not ${count}`)), 20_000);
    void consumer.run({
      eachMessage: async ({ message }) => {
        records.push(message);
        if (records.length < count) return;
        clearTimeout(late);
        resolve();
      },
    });
  });
  await consumer.disconnect();
  return records;
}
