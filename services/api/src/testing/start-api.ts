import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createKafka, withAdmin } from '@vitrine/bus';
import { migrateEverything } from '@vitrine/migrations';
import { createLogger, loadEnv, type RouteTable } from '@vitrine/platform';
import { createStore, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { createWarehouse, type Warehouse } from '@vitrine/warehouse';
import type { Kafka } from 'kafkajs';
import { createApi } from '../create-api.js';
import type { ApiOptions } from '../engines/api-settings.js';
import { type Env, envSchema } from '../engines/env.js';

export const ADMIN_API_KEY = 'the-admin-key-of-this-spec';
export const CHEAP = { log2N: 4, r: 8, p: 1 };

/** A whole api on the real engines, with topics and databases of its own. */
export interface ApiUnderTest {
  url: string;
  env: Env;
  app: NestFastifyApplication;
  routes: RouteTable;
  store: Store;
  warehouse: Warehouse;
  kafka: Kafka;
  stop(): Promise<void>;
}

/** @param seed runs before the api starts, on migrated databases */
export async function startApi(
  name: string,
  seed: (store: Store, warehouse: Warehouse) => Promise<void>,
  overrides: Record<string, string> = {},
  {
    logLevel = 'fatal',
    ...options
  }: Pick<ApiOptions, 'stalledAfterMs' | 'backtestCode'> & { readonly logLevel?: string } = {},
): Promise<ApiUnderTest> {
  const id = `${name}_${process.pid}`;
  const database = await createTestDatabase(process.env.DATABASE_URL ?? '', id);
  const env = loadEnv(envSchema, {
    ...process.env,
    DATABASE_URL: database.url,
    CLICKHOUSE_DATABASE: id,
    KAFKA_TOPIC_PREFIX: `${id}.`,
    ADMIN_API_KEY,
    RATE_LIMIT_PER_MINUTE: '1000000',
    ...overrides,
  });
  const kafka = createKafka(env);
  const [store, warehouse] = [createStore(env.DATABASE_URL, { passwordCost: CHEAP }), createWarehouse(env)];
  await migrateEverything({ store, warehouse, topics: { kafka, env, partitions: 2 } });
  await seed(store, warehouse);
  const { app, routes } = await createApi({
    env,
    logger: createLogger('api', logLevel),
    passwordCost: CHEAP,
    ...options,
  });
  await app.listen(0, '127.0.0.1');
  return {
    url: await app.getUrl(),
    env,
    app,
    routes,
    store,
    warehouse,
    kafka,
    async stop() {
      await app.close();
      await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${id}`, database: null });
      await Promise.all([store.close(), warehouse.close()]);
      await withAdmin(kafka, async (admin) => {
        const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(env.KAFKA_TOPIC_PREFIX));
        await admin.deleteTopics({ topics });
      });
      await database.drop();
    },
  };
}
