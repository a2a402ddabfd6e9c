import { type BusLog, checkKafka, createKafka, retry } from '@vitrine/bus';
import { createStore } from '@vitrine/store';
import { createWarehouse } from '@vitrine/warehouse';
import type { ConsumerEnv } from './consumer-env.js';

/**
 * Resolves when Kafka, ClickHouse and Postgres each answer us. An engine that is away is waited for, with its sentence in the log. One that
 * refuses us ends the wait: only a person can mend that. `signal` ends the waiting. @throws BusAuthError | WarehouseAuthError |
 * StoreAuthError
 */
export async function awaitDependencies(
  service: string,
  env: ConsumerEnv,
  log: BusLog,
  signal?: AbortSignal,
): Promise<void> {
  const kafka = createKafka(env, `${service}-check`);
  const warehouse = createWarehouse(env);
  const store = createStore(env.DATABASE_URL, { maxConnections: 1 });
  try {
    await Promise.all([
      answering('kafka', () => checkKafka(kafka, env), log, signal),
      answering('clickhouse', () => warehouse.ping(), log, signal),
      answering('postgres', () => store.ping(), log, signal),
    ]);
  } finally {
    await Promise.allSettled([warehouse.close(), store.close()]);
  }
}

const answering = (dependency: string, ask: () => Promise<void>, log: BusLog, signal?: AbortSignal): Promise<void> =>
  retry(ask, {
    firstPauseMs: 250,
    shouldRetry: (error) =>
      !signal?.aborted && error instanceof Error && 'retryable' in error && error.retryable === true,
    onRetry: (error, pauseMs) =>
      log.warn({ dependency, pauseMs }, error instanceof Error ? error.message : String(error)),
  });
