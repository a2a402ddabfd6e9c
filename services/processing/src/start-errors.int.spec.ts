import { describe, expect, it } from '@jest/globals';
import { awaitDependencies } from '@vitrine/consumer';
import { type Env, readEnv } from './env.js';

const env = readEnv({ ...process.env, PRIVACY_KEY: 'ab'.repeat(32) });
const withUrl = (url: string, change: (parsed: URL) => void): string => {
  const parsed = new URL(url);
  change(parsed);
  return parsed.href;
};

/** The test broker's second listener, which asks for this login. */
const saslLogin = {
  KAFKA_BROKERS: process.env.TEST_KAFKA_SASL_BROKERS ?? '',
  KAFKA_SASL_MECHANISM: 'plain' as const,
  KAFKA_SASL_USERNAME: 'vitrine',
  KAFKA_SASL_PASSWORD: 'vitrine',
};

/** The first sentence that the service says about an environment: what it waits for, or why it gives up. */
async function firstWord(changed: Partial<Env>): Promise<{ waits?: string; fails?: string }> {
  const enough = new AbortController();
  const said: { waits?: string; fails?: string } = {};
  const silent = () => undefined;
  const warn = (_fields: object, message: string): void => {
    said.waits ??= message;
    enough.abort();
  };
  const log = { debug: silent, info: silent, error: silent, warn };
  await awaitDependencies('processing', { ...env, ...changed }, log, enough.signal).catch((error: Error) => {
    said.fails = `${error.name}: ${error.message}`;
  });
  return said;
}

describe('an environment that is wrong', () => {
  it.each([
    { what: 'Kafka', changed: { KAFKA_BROKERS: '127.0.0.1:9' }, says: /^Kafka at 127\.0\.0\.1:9 does not answer/ },
    {
      what: 'ClickHouse',
      changed: { CLICKHOUSE_URL: 'http://127.0.0.1:9' },
      says: /^ClickHouse at 127\.0\.0\.1:9 does not answer/,
    },
    {
      what: 'Postgres',
      changed: { DATABASE_URL: 'postgres://vitrine:secret@127.0.0.1:9/vitrine' },
      says: /^Postgres does not answer at 127\.0\.0\.1:9/,
    },
  ])(
    'waits for $what at a wrong address, and says so',
    async ({ changed, says }) => {
      expect((await firstWord(changed)).waits).toMatch(says);
    },
    30_000,
  );

  it.each([
    {
      what: 'ClickHouse',
      changed: { CLICKHOUSE_PASSWORD: 'wrong' },
      says: /^WarehouseAuthError: ClickHouse at .* refused user/,
    },
    {
      what: 'Postgres',
      changed: { DATABASE_URL: withUrl(env.DATABASE_URL, (url) => (url.password = 'wrong')) },
      says: /^StoreAuthError: Postgres at .* refused the login/,
    },
    {
      what: 'Kafka',
      changed: { ...saslLogin, KAFKA_SASL_PASSWORD: 'wrong' },
      says: /^BusAuthError: Kafka at .* refused the credentials/,
    },
    {
      what: 'a Kafka that asks for none',
      changed: { ...saslLogin, KAFKA_BROKERS: env.KAFKA_BROKERS },
      says: /^BusAuthError: Kafka at .* refused the credentials/,
    },
  ])(
    'ends when $what refuses the credentials, and never shows them',
    async ({ changed, says }) => {
      const { fails } = await firstWord(changed);
      expect(fails).toMatch(says);
      expect(fails).not.toMatch(/wrong/);
    },
    30_000,
  );

  it('starts with the right Kafka login', async () => {
    expect(await firstWord(saslLogin)).toEqual({});
  }, 30_000);
});
