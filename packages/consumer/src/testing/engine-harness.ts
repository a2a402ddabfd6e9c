import { randomBytes } from 'node:crypto';
import { createKafka, createProducer, readPartition, topicName, withAdmin } from '@vitrine/bus';
import { migrateEverything } from '@vitrine/migrations';
import { createStore } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { createWarehouse } from '@vitrine/warehouse';
import type { Kafka, KafkaMessage, Producer } from 'kafkajs';
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
  settled(topic: string, timeoutMs = 60_000): Promise<void> {
    return this.settledBy(this.group, topic, timeoutMs);
  }

  /** The same of another service's group, without prefix. */
  async settledBy(group: string, topic: string, timeoutMs = 60_000): Promise<void> {
    const name = topicName(this.env, topic);
    const groupId = `${this.env.KAFKA_TOPIC_PREFIX}${group}`;
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

  /** Everything committed on a topic, from the beginning, partition by partition. It joins no group, so it may be asked often. */
  async read(topic: string): Promise<PlacedMessage[]> {
    const ends = await withAdmin(this.kafka, (admin) => admin.fetchTopicOffsets(topicName(this.env, topic)));
    const filled = ends.filter(({ high, low }) => high !== low);
    const read = filled.map(async ({ partition, high }) => {
      const messages = await readPartition(this.kafka, this.env, { topic, partition, to: Number(high) });
      return messages.map((message) => ({ ...message, partition }));
    });
    return (await Promise.all(read)).flat();
  }

  async stop(): Promise<void> {
    await Promise.all(this.running.map((running) => running.stop()));
    await this.producer?.disconnect();
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
