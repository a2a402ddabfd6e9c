import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, describe, expect, it } from '@jest/globals';
import { deployables, type Need } from '@vitrine/contracts';
import { runFile } from './support/stack.js';

const privacyKey = 'a'.repeat(64);
const children = new Set<ChildProcess>();
afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
});

interface Refusal {
  readonly need: Need;
  readonly what: string;
  readonly change: Readonly<Record<string, string>>;
  readonly says: RegExp;
}

/** What each service says, at its start, of an engine that is not there or does not know it. */
const programs = deployables.filter(({ folder }) => folder.startsWith('services/'));

describe.each(programs)('$name explains', ({ folder, needs }) => {
  const { urls, kafkaLogins } = runFile();
  const wrongPassword = (address: string): string => {
    const url = new URL(address);
    url.password = 'wrong';
    return url.href;
  };

  const cases: readonly Refusal[] = [
    {
      need: 'clickhouse',
      what: 'a ClickHouse that is not there',
      change: { CLICKHOUSE_URL: 'http://127.0.0.1:9' },
      says: /ClickHouse.*(reach|answer|connect)/i,
    },
    {
      need: 'clickhouse',
      what: 'a wrong ClickHouse password',
      change: { CLICKHOUSE_PASSWORD: 'wrong' },
      says: /ClickHouse.*(password|user|credential|refused)/i,
    },
    {
      need: 'kafka',
      what: 'a Kafka that is not there',
      change: { KAFKA_BROKERS: '127.0.0.1:9' },
      says: /Kafka.*(reach|answer|connect)/i,
    },
    {
      need: 'kafka',
      what: 'a wrong Kafka password',
      change: { KAFKA_SASL_PASSWORD: 'wrong' },
      says: /Kafka.*(password|user|credential|refused)/i,
    },
    {
      need: 'postgres',
      what: 'a Postgres that is not there',
      change: { DATABASE_URL: 'postgres://vitrine:x@127.0.0.1:9/vitrine' },
      says: /Postgres.*(reach|answer|connect)/i,
    },
    {
      need: 'postgres',
      what: 'a wrong Postgres password',
      change: { DATABASE_URL: wrongPassword(urls.postgres) },
      says: /Postgres.*(password|user|credential|refused)/i,
    },
  ];
  it.concurrent.each(cases.filter(({ need }) => (needs as readonly Need[]).includes(need)))(
    '$what',
    async ({ change, says }) => {
      const clickhouse = new URL(urls.clickhouse);
      const env = {
        PATH: process.env.PATH ?? '',
        PORT: '0',
        KAFKA_BROKERS: urls.kafka,
        KAFKA_TOPIC_PREFIX: 'refusals.',
        KAFKA_SASL_MECHANISM: kafkaLogins.admin.mechanism,
        KAFKA_SASL_USERNAME: kafkaLogins.admin.username,
        KAFKA_SASL_PASSWORD: kafkaLogins.admin.password,
        CLICKHOUSE_URL: clickhouse.origin,
        CLICKHOUSE_USER: clickhouse.username,
        CLICKHOUSE_PASSWORD: clickhouse.password,
        DATABASE_URL: urls.postgres,
        PRIVACY_KEY: privacyKey,
        ADMIN_API_KEY: 'vtr_live_refusals_refusals_refusals',
        ...change,
      };
      const child = spawn(process.execPath, [`${folder}/dist/main.js`], { env });
      children.add(child);
      const said = await firstMatch(child, says);
      child.kill('SIGKILL');
      expect(said).toMatch(says);
      expect(said).not.toContain('wrong@');
    },
    90_000,
  );
});

/** Collects what the process prints until it matches or three quarters of a minute have passed. */
function firstMatch(process_: ChildProcess, pattern: RegExp): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const timer = setTimeout(() => resolve(said), 45_000);
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      if (!pattern.test(said)) return;
      clearTimeout(timer);
      resolve(said);
    };
    process_.stdout?.on('data', listen);
    process_.stderr?.on('data', listen);
    process_.once('exit', () => {
      clearTimeout(timer);
      resolve(said);
    });
  });
}
