import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { type Batch, BatchServer, createKafka, createProducer, createTopics, silentLog } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import type { Kafka, ProducerConfig } from 'kafkajs';
import type { EngineProcess } from '../engine/engine-process.js';
import { prepareStart, spawnProcess, stopProcess, waitUntilReady } from '../engine/run-process.js';
import { openSuiteHome, type SuiteHome } from '../jest/suite-home.js';
import { describeEngines } from './describe-engines.js';

jest.setTimeout(240_000);

/** Longer than the test: a successor must end such a transaction, not its time-out. */
const QUARTER_OF_AN_HOUR_MS = 900_000;
const GENEROUS_MS = 100_000;

let home: SuiteHome;
let broker: EngineProcess;
let child: ChildProcess;
let kafka: Kafka;
let env: { KAFKA_BROKERS: string; KAFKA_TOPIC_PREFIX: string };

const start = async (): Promise<void> => {
  child = spawnProcess(broker);
  await waitUntilReady(broker, child);
};

beforeAll(async () => {
  home = openSuiteHome();
  const described = await describeEngines({ home: home.path, only: ['kafka'] });
  broker = described.engines[0] as EngineProcess;
  env = { KAFKA_BROKERS: described.addresses.kafka.brokers, KAFKA_TOPIC_PREFIX: '' };
  await start();
  kafka = createKafka(env);
  await createTopics(kafka, env, { partitions: 1, replicationFactor: 1 });
});

afterAll(async () => {
  await stopProcess(broker, child);
  home.remove();
});

/** Writes and goes away without an end, as a process that is killed. */
async function leaveOpen(topic: string, transactionalId: string, config: Partial<ProducerConfig> = {}): Promise<void> {
  const producer = config.transactionTimeout
    ? kafka.producer({ transactionalId, maxInFlightRequests: 1, idempotent: true, ...config })
    : createProducer(kafka, { transactionalId });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic, messages: [{ value: 'never ended' }] });
  await producer.disconnect();
}

/** What a reader of committed records sees of both topics, as it comes. */
async function read(): Promise<{ seen: string[]; stop: () => Promise<void> }> {
  const consumer = kafka.consumer({ groupId: 'reader', maxWaitTimeInMs: 200, retry: { retries: 100 } });
  const seen: string[] = [];
  await consumer.connect();
  await consumer.subscribe({ topics: [topics.salesAccepted, topics.salesRejected], fromBeginning: true });
  await consumer.run({ eachMessage: async ({ message }) => void seen.push(String(message.value)) });
  return { seen, stop: () => consumer.disconnect() };
}

async function until(isDone: () => boolean): Promise<void> {
  for (const deadline = Date.now() + GENEROUS_MS; !isDone(); ) {
    if (Date.now() > deadline) throw new Error('readers are still held back');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

it('holds nobody back after a kill -9 of the broker: a successor ends it at once, its time-out where there is none', async () => {
  // Both ids of one partition, and a pod that never comes back.
  for (const turn of ['a', 'b'])
    await leaveOpen(topics.salesAccepted, `processing-0-${turn}`, { transactionTimeout: QUARTER_OF_AN_HOUR_MS });
  await leaveOpen(topics.salesRejected, 'gone-for-good');
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
  await prepareStart(broker);
  await start();

  const transactionalIds = { [topics.salesRaw]: 'processing' };
  const server = new BatchServer({ kafka, env, groupId: 'processing', transactionalIds, log: silentLog });
  const pass = async (batch: Batch): Promise<void> =>
    batch.settle(batch.messages.map(({ value }) => ({ topic: topics.salesAccepted, partition: 0, key: null, value })));
  server.addHandler(topics.salesRaw, pass, true);
  await server.listen(() => undefined);
  const producer = createProducer(kafka);
  await producer.connect();
  await producer.send({ topic: topics.salesRaw, messages: [{ value: 'a sale' }] });
  await producer.send({ topic: topics.salesRejected, messages: [{ value: 'a refusal' }] });

  const { seen, stop } = await read();
  await until(() => seen.includes('a sale'));
  await until(() => seen.includes('a refusal'));
  // kafkajs may show aborted records of transactions that lie interleaved (packages/bus, README): readers recognise what repeats.
  expect(seen.filter((value) => value !== 'never ended').sort()).toEqual(['a refusal', 'a sale']);
  await Promise.all([server.close(), producer.disconnect(), stop()]);
});
