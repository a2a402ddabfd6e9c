import { randomBytes } from 'node:crypto';
import { createKafka, createProducer, topicName, withAdmin } from '@vitrine/bus';
import { migrateEverything } from '@vitrine/migrations';
import { createStore } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { createWarehouse } from '@vitrine/warehouse';
import type { Consumer, Kafka, KafkaMessage, Producer } from 'kafkajs';
import { z } from 'zod';
import type { ConsumerEnv } from '../running/consumer-env.js';

export type PlacedMessage = KafkaMessage & { readonly partition: number };

const POLL_MS = 50;

/** What a suite has for itself on the shared engines: a topic prefix and two databases, as variables of a service's environment. */
export interface SuiteEngines {
  readonly source: Readonly<Record<string, string | undefined>>;
  readonly dropDatabase: () => Promise<void>;
}

export async function takeEngines(suite: string): Promise<SuiteEngines> {
  const unique = `${suite}_${randomBytes(4).toString('hex')}`;
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', unique);
  const source = {
    ...process.env,
    KAFKA_TOPIC_PREFIX: `${unique}.`,
    CLICKHOUSE_DATABASE: unique,
    DATABASE_URL: database.url,
    PORT: '0',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
  };
  return { source, dropDatabase: database.drop };
}

/** One suite's own topics, ClickHouse database and Postgres database on the shared engines, around a service that consumes. */
export class EngineHarness<Env extends ConsumerEnv = ConsumerEnv> {
  readonly warehouse;
  readonly store;
  readonly kafka: Kafka;
  private producer: Producer | undefined;
  private consumers: Consumer[] = [];
  private running: { stop(): Promise<void> }[] = [];

  /** `group` is the service's own, without prefix. */
  constructor(
    readonly env: Env,
    private readonly group: string,
    private readonly dropDatabase: () => Promise<void>,
  ) {
    this.warehouse = createWarehouse(env);
    this.store = createStore(env.DATABASE_URL);
    this.kafka = createKafka(env, 'harness');
  }

  /** Makes tables and topics. */
  async open(partitions: number): Promise<void> {
    await this.makeTopics(partitions);
    this.producer = createProducer(this.kafka);
    await this.producer.connect();
  }

  /** And tables; what is there already stays. */
  makeTopics(partitions: number): Promise<unknown> {
    const { store, warehouse, kafka, env } = this;
    return migrateEverything({ store, warehouse, topics: { kafka, env, partitions, replicationFactor: 1 } });
  }

  createTenant(id: string, currency: string): Promise<unknown> {
    return this.store.tenants.ensure({ id, name: id, currency, timeZone: 'America/Sao_Paulo', locale: 'pt-BR' });
  }

  /** It is stopped with the harness, if not before. */
  keep<Running extends { stop(): Promise<void> }>(running: Running): Running {
    this.running.push(running);
    return running;
  }

  async send(
    topic: string,
    messages: { key?: string | null; value: string | Buffer; partition?: number; headers?: Record<string, string> }[],
  ): Promise<void> {
    const records = messages.map(({ key = null, ...message }) => ({ key, ...message }));
    await this.producer?.send({ topic: topicName(this.env, topic), messages: records, acks: -1 });
  }

  /** Resolves when the group has settled every message that is in the topic now, transaction markers left aside. */
  async settled(topic: string, timeoutMs = 60_000): Promise<void> {
    const name = topicName(this.env, topic);
    const groupId = `${this.env.KAFKA_TOPIC_PREFIX}${this.group}`;
    const messages = await this.read(topic);
    const last = new Map<number, number>();
    for (const { partition, offset } of messages)
      last.set(partition, Math.max(last.get(partition) ?? -1, Number(offset)));
    await withAdmin(this.kafka, (admin) =>
      this.until(async () => {
        const [committed] = await admin.fetchOffsets({ groupId, topics: [name] });
        return [...last].every(([partition, offset]) => {
          const at = committed?.partitions.find((one) => one.partition === partition)?.offset ?? -1;
          return Number(at) > offset;
        });
      }, timeoutMs),
    );
  }

  async until(isDone: () => Promise<boolean>, timeoutMs = 60_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!(await isDone())) {
      if (Date.now() > deadline) throw new Error(`not done after ${timeoutMs} ms`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  /** Rows of a query, numbers and decimals as text. */
  rows(sql: string): Promise<Record<string, unknown>[]> {
    return this.warehouse.query({ name: 'test', sql, row: z.record(z.string(), z.unknown()) });
  }

  /** Everything committed on a topic, from the beginning. */
  async read(topic: string): Promise<PlacedMessage[]> {
    const name = topicName(this.env, topic);
    const ends = await withAdmin(this.kafka, (admin) => admin.fetchTopicOffsets(name));
    const wanted = new Map(
      ends.filter(({ high, low }) => high !== low).map(({ partition, high }) => [partition, Number(high)]),
    );
    const consumer = this.kafka.consumer({ groupId: `read-${randomBytes(6).toString('hex')}`, maxWaitTimeInMs: 50 });
    this.consumers.push(consumer);
    const messages: PlacedMessage[] = [];
    const done = new Promise<void>((resolve) => {
      if (wanted.size === 0) resolve();
      consumer.on('consumer.end_batch_process', ({ payload }) => {
        if (Number(payload.lastOffset) + 1 >= (wanted.get(payload.partition) ?? Number.POSITIVE_INFINITY))
          wanted.delete(payload.partition);
        if (wanted.size === 0) resolve();
      });
    });
    await consumer.connect();
    await consumer.subscribe({ topic: name, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatch: async ({ batch: { partition, messages: read } }) => {
        for (const message of read) messages.push({ ...message, partition });
      },
    });
    await done;
    await consumer.disconnect();
    return messages;
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((running) => running.stop()));
    await this.producer?.disconnect();
    await Promise.all(this.consumers.map((consumer) => consumer.disconnect()));
    await withAdmin(this.kafka, async (admin) => {
      const ours = (await admin.listTopics()).filter((topic) => topic.startsWith(this.env.KAFKA_TOPIC_PREFIX));
      await admin.deleteTopics({ topics: ours }).catch(() => undefined);
    });
    const database = this.env.CLICKHOUSE_DATABASE;
    await this.warehouse.command({ name: 'test.drop', sql: `DROP DATABASE IF EXISTS ${database}`, database: null });
    await Promise.all([this.warehouse.close(), this.store.close()]);
    await this.dropDatabase();
  }
}
