import type { EngineAddresses } from './describe-engines.js';

/** The engines' addresses as the variables that every service and test reads. */
export function environmentOf({ kafka, clickhouse, postgres }: EngineAddresses): Record<string, string> {
  const all = {
    KAFKA_BROKERS: kafka.brokers,
    TEST_KAFKA_SASL_BROKERS: kafka.saslBrokers,
    CLICKHOUSE_URL: clickhouse.url,
    CLICKHOUSE_USER: clickhouse.user,
    CLICKHOUSE_PASSWORD: clickhouse.password,
    DATABASE_URL: postgres.url,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}
