import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { BusUnavailable, createKafka, limitedLogin, partitionOf, topicName, withAdmin } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { migrateEverything } from '@vitrine/migrations';
import { loadEnv } from '@vitrine/platform';
import { createStore, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { dirtyTwin } from '@vitrine/testing';
import { createWarehouse, DeadLetters, type Warehouse, WarehouseUnavailable } from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import { envSchema } from '../env.js';
import { languageOf } from '../messages/messages.js';
import { builtInProfile } from '../profiles/load-profile.js';
import { KafkaOutbox } from '../sending/kafka-outbox.js';
import { readArguments } from './arguments.js';
import { ProgressBar } from './progress-bar.js';
import { runImport } from './run-import.js';
import { findStack, type Stack } from './stack.js';
import { summaryOf } from './summary.js';

const name = `ingestion_${process.pid}`;
const env = loadEnv(envSchema, {
  ...process.env,
  KAFKA_TOPIC_PREFIX: `${name}.`,
  CLICKHOUSE_DATABASE: name,
  VITRINE_HOME: '/nowhere',
});
const kafkaEnv = { ...env, KAFKA_BROKERS: env.KAFKA_BROKERS ?? '' };
const kafka = createKafka(kafkaEnv);
const english = languageOf('en_GB');
const bar = new ProgressBar(process.stderr, english.numbers, { rows: '', perSecond: '', left: '' });
let folder = '';
let stack: Stack;
let warehouse: Warehouse;
let store: Store;
let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'vitrine-import-'));
  database = await createTestDatabase(env.DATABASE_URL ?? '', name);
  stack = { ...findStack(env), databaseUrl: database.url };
  store = createStore(database.url);
  warehouse = createWarehouse(
    stack.warehouse ?? { CLICKHOUSE_URL: '', CLICKHOUSE_USER: '', CLICKHOUSE_PASSWORD: '', CLICKHOUSE_DATABASE: '' },
  );
  await migrateEverything({ store, warehouse, topics: { kafka, env: kafkaEnv, partitions: 3 } });
  // With no more rights in Kafka than an import asks for.
  const brokers = process.env.TEST_KAFKA_SASL_BROKERS ?? '';
  const prefix = env.KAFKA_TOPIC_PREFIX;
  stack = { ...stack, kafka: await limitedLogin(kafka, { program: 'import', prefix, brokers }) };
}, 120_000);

afterAll(async () => {
  await warehouse.command({ name: 'drop', sql: `DROP DATABASE ${name}` });
  await warehouse.close();
  await store.close();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const importFile = (file: string, ...options: string[]) =>
  runImport(
    builtInProfile('online-retail'),
    readArguments(['online-retail', file, '--no-wait', ...options]),
    stack,
    bar,
    english,
  );

describe('an import on real engines', () => {
  it('writes every ticket under its key to the partition of that key, and makes tenant and login', async () => {
    const twin = dirtyTwin({ invoices: 300 });
    const file = join(folder, 'twin.csv');
    writeFileSync(file, [...twin.csv()].join('\n'));
    const result = await importFile(file, '--tenant', 'twin', '--create-tenant');
    const records = await readAll(topics.salesRaw);
    expect(records).toHaveLength(twin.facts.invoices);
    for (const { key, partition } of records) expect(partition).toBe(partitionOf(key, 3));
    expect(await store.tenants.find('twin')).toMatchObject({ currency: 'GBP', timeZone: 'Europe/London' });
    const summary = summaryOf(result, english);
    expect(summary).toContain(`${english.numbers.format(twin.facts.rows)}  rows read`);
    expect(summary).toMatch(/Manager login: gerente@twin\.example \/ \S{12}/);
  }, 60_000);

  it('writes bad rows as they are to sales.rejected.v1 and once, masked, to the table', async () => {
    const file = join(folder, 'bad.csv');
    const bad = '2,A,x,many,2010-12-01 08:26:00,2.50,ana@example.com,France';
    writeFileSync(file, `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n${bad}\n`);
    await importFile(file, '--tenant', 'twin');
    const result = await importFile(file, '--tenant', 'twin');
    expect(result.rejected.count).toBe(1);
    expect(result.login).toBeNull();
    const [record] = await readAll(topics.salesRejected);
    expect(record?.value).toBe(bad);
    expect(record?.headers).toMatchObject({
      'vitrine-error-code': 'invalid_value',
      'vitrine-line': '2',
      'vitrine-column': 'Quantity',
    });
    const letters = await new DeadLetters(warehouse).list({ tenantId: 'twin' }, { limit: 10 });
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({
      code: 'invalid_value',
      path: '/lines/0/quantity',
      source: 'bad.csv:2:Quantity',
      topic: 'import:bad.csv',
    });
    expect(letters[0]?.maskedPayload).not.toContain('ana@');
    expect(letters[0]?.maskedPayload).toContain('"Quantity":"*** (4, text)"');
  }, 60_000);

  it('keeps one dead letter of a row that no shop can have meant, and tells processing the row of each ticket', async () => {
    const file = join(folder, 'implausible.csv');
    const rows = [
      '7,A,x,1,2199-12-01 08:26:00,2.50,,France',
      '8,B,x,1,1999-12-01 08:26:00,2.50,,France',
      '9,C,x,1000001,2010-12-01 08:26:00,2.50,,France',
      '10,D,x,1,2010-12-01 08:26:00,2.50,,France',
    ];
    writeFileSync(
      file,
      ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country', ...rows].join('\n'),
    );
    for (const run of ['first', 'second']) {
      const { rejected, sent } = await importFile(file, '--tenant', 'twin');
      expect([run, rejected.count, sent.tickets]).toEqual([run, 3, 1]);
    }
    const letters = await new DeadLetters(warehouse).list({ tenantId: 'twin' }, { limit: 10 });
    const sources = letters.map(({ source, code }) => `${source} ${code}`);
    expect(sources.filter((source) => source.startsWith('*** (15, text):')).sort()).toEqual([
      '*** (15, text):2:InvoiceDate sold_in_the_future',
      '*** (15, text):3:InvoiceDate sold_too_long_ago',
      '*** (15, text):4:Quantity implausible_quantity',
    ]);
    const sent = await readAll(topics.salesRaw);
    expect(sent.filter(({ headers }) => headers['vitrine-source'] === 'implausible.csv:5')).toHaveLength(2);
  }, 60_000);

  it('leaves the password of a manager who is there, and makes one who is missing', async () => {
    const file = join(folder, 'bad.csv');
    const manager = () => store.users.findByEmail('gerente@again.example', 'again');
    const first = await importFile(file, '--tenant', 'again', '--create-tenant');
    const [before] = await manager();
    const second = await importFile(file, '--tenant', 'again', '--create-tenant');
    expect([first.login?.email, second.login]).toEqual(['gerente@again.example', null]);
    expect(await manager()).toEqual([before]);
    await store.users.delete([before?.id ?? '']);
    expect((await importFile(file, '--tenant', 'again', '--create-tenant')).login).toMatchObject({
      email: 'gerente@again.example',
    });
  }, 60_000);

  it('says so when the tenant is missing, keeps its books in another currency, or Kafka is not there', async () => {
    const file = join(folder, 'bad.csv');
    await expect(importFile(file, '--tenant', 'nobody')).rejects.toMatchObject({ reason: 'noTenant' });
    await expect(importFile(file, '--tenant', 'twin', '--currency', 'BRL')).rejects.toMatchObject({
      reason: 'otherCurrency',
    });
    const away = { ...stack, kafka: { ...kafkaEnv, KAFKA_BROKERS: '127.0.0.1:1' } };
    const args = readArguments(['online-retail', file, '--tenant', 'twin']);
    await expect(runImport(builtInProfile('online-retail'), args, away, bar, english)).rejects.toBeInstanceOf(
      BusUnavailable,
    );
  }, 60_000);

  it('lets go of Kafka when ClickHouse is not there, so that the command ends', async () => {
    const close = jest.spyOn(KafkaOutbox.prototype, 'close');
    const warehouseAway = stack.warehouse && { ...stack.warehouse, CLICKHOUSE_URL: 'http://127.0.0.1:1' };
    const args = readArguments(['online-retail', join(folder, 'bad.csv'), '--tenant', 'twin']);
    const away = { ...stack, warehouse: warehouseAway };
    await expect(runImport(builtInProfile('online-retail'), args, away, bar, english)).rejects.toBeInstanceOf(
      WarehouseUnavailable,
    );
    expect(close).toHaveBeenCalledTimes(1);
    close.mockRestore();
  }, 60_000);
});

interface Read {
  readonly key: string;
  readonly value: string;
  readonly partition: number;
  readonly headers: Record<string, string>;
}

/** Every record that a topic holds now. */
async function readAll(topic: string): Promise<Read[]> {
  const fullName = topicName(kafkaEnv, topic);
  const offsets = await withAdmin(kafka, (admin) => admin.fetchTopicOffsets(fullName));
  const wanted = offsets.reduce((sum, { high }) => sum + Number(high), 0);
  const records: Read[] = [];
  const consumer = kafka.consumer({ groupId: `${name}.${topic}.${Date.now()}` });
  await consumer.connect();
  await consumer.subscribe({ topic: fullName, fromBeginning: true });
  await new Promise<void>((resolve, reject) => {
    const take = ({ key, value, headers }: KafkaMessage, partition: number) => {
      const text = Object.fromEntries(Object.entries(headers ?? {}).map(([header, bytes]) => [header, String(bytes)]));
      records.push({ key: String(key), value: String(value), partition, headers: text });
      if (records.length === wanted) resolve();
    };
    consumer.run({ eachMessage: async ({ message, partition }) => take(message, partition) }).catch(reject);
  });
  await consumer.disconnect();
  return records;
}
