import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KafkaEnv } from '@vitrine/bus';
import type { WarehouseEnv } from '@vitrine/warehouse';
import { z } from 'zod';
import type { Env } from '../env.js';

/** Where the running installation is. A null part is unknown, and the import does without it. */
export interface Stack {
  readonly kafka: KafkaEnv | null;
  readonly warehouse: WarehouseEnv | null;
  readonly databaseUrl: string | null;
  readonly api: { readonly url: string; readonly adminKey: string } | null;
  readonly tenantId: string | null;
  /** Folder where a running stack's run.json was looked for. */
  readonly home: string;
}

const runFile = z.object({
  urls: z.object({ kafka: z.string(), api: z.string(), clickhouse: z.string(), postgres: z.string() }),
  apiKeys: z.object({ admin: z.string() }),
  kafkaLogins: z
    .object({
      admin: z.object({
        mechanism: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']),
        username: z.string(),
        password: z.string(),
      }),
    })
    .nullish(),
  tenantId: z.string(),
});

type RunFile = z.output<typeof runFile>;

/** The environment rules; what it leaves open comes from `$VITRINE_HOME/run.json`. */
export function findStack(env: Env): Stack {
  const run = readRunFile(join(env.VITRINE_HOME, 'run.json'));
  const brokers = env.KAFKA_BROKERS ?? run?.urls.kafka;
  const clickhouse = env.CLICKHOUSE_URL ?? run?.urls.clickhouse;
  const apiUrl = env.API_URL ?? run?.urls.api;
  const adminKey = env.ADMIN_API_KEY ?? run?.apiKeys.admin;
  return {
    kafka: brokers === undefined ? null : { ...env, ...loginOf(run, env), KAFKA_BROKERS: brokers },
    warehouse: clickhouse === undefined ? null : warehouseOf(clickhouse, env),
    databaseUrl: env.DATABASE_URL ?? run?.urls.postgres ?? null,
    api: apiUrl === undefined || adminKey === undefined ? null : { url: apiUrl, adminKey },
    tenantId: run?.tenantId ?? null,
    home: env.VITRINE_HOME,
  };
}

/** The running stack's own login, for its own Kafka only; another Kafka's is in the environment. */
function loginOf(run: RunFile | null, env: Env): Partial<KafkaEnv> {
  const login = run?.kafkaLogins?.admin;
  if (login === undefined || env.KAFKA_BROKERS !== undefined || env.KAFKA_SASL_MECHANISM !== undefined) return {};
  return {
    KAFKA_SASL_MECHANISM: login.mechanism,
    KAFKA_SASL_USERNAME: login.username,
    KAFKA_SASL_PASSWORD: login.password,
  };
}

/** run.json carries user and password within the address. */
function warehouseOf(address: string, env: Env): WarehouseEnv {
  const url = new URL(address);
  const user = env.CLICKHOUSE_USER ?? (decodeURIComponent(url.username) || 'default');
  const password = env.CLICKHOUSE_PASSWORD ?? decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  return {
    CLICKHOUSE_URL: url.href,
    CLICKHOUSE_USER: user,
    CLICKHOUSE_PASSWORD: password,
    CLICKHOUSE_DATABASE: env.CLICKHOUSE_DATABASE,
  };
}

function readRunFile(path: string): RunFile | null {
  if (!existsSync(path)) return null;
  try {
    return runFile.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data ?? null;
  } catch {
    return null; // half written: a stack that is just starting
  }
}
