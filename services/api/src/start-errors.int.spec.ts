import { expect, it } from '@jest/globals';
import { createLogger, loadEnv } from '@vitrine/platform';
import { createTestDatabase } from '@vitrine/store/testing';
import { createApi } from './create-api.js';
import { envSchema } from './engines/env.js';

it.each([
  { what: 'a wrong password', password: 'wrong' },
  { what: 'no password', password: '' },
])(
  'the api does not start when Kafka refuses $what, and says so without it',
  async ({ password }) => {
    const database = await createTestDatabase(process.env.DATABASE_URL ?? '', `start_errors_${process.pid}`);
    const env = loadEnv(envSchema, {
      ...process.env,
      DATABASE_URL: database.url,
      KAFKA_BROKERS: process.env.TEST_KAFKA_SASL_BROKERS,
      KAFKA_SASL_MECHANISM: 'plain',
      KAFKA_SASL_USERNAME: 'vitrine',
      KAFKA_SASL_PASSWORD: password,
      ADMIN_API_KEY: 'the-admin-key-of-this-spec',
    });
    const { app } = await createApi({ env, logger: createLogger('api', 'silent') });
    const failure = await app.init().catch((error: Error) => error);
    await app.close();
    await database.drop();
    expect(String(failure)).toMatch(/^BusAuthError: Kafka at .* refused the credentials/);
    expect(String(failure)).not.toContain('wrong');
  },
  60_000,
);
