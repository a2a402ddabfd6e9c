import { describeEngines, ENGINE_NAMES } from '../engines/describe-engines.js';
import { ownKafka } from '../kafka/kafka-access.js';
import type { ProcessPlan } from './managed-process.js';
import type { StartOptions } from './options.js';
import { type EngineAddresses, ports } from './service-plans.js';

/** The engines to run here, and where each one is: embedded unless the environment names a real cluster. */
export async function resolveEngines(
  { home, bind, portOffset, external }: StartOptions,
  log: (words: string) => void,
): Promise<{ plans: ProcessPlan[]; addresses: EngineAddresses }> {
  const outside = { kafka: external.kafka, clickhouse: external.clickhouse, postgres: external.databaseUrl };
  const only = ENGINE_NAMES.filter((name) => outside[name] === undefined);
  const at = {
    kafka: ports.kafka + portOffset,
    clickhouse: ports.clickhouse + portOffset,
    postgres: ports.postgres + portOffset,
  };
  const { engines, addresses } = await describeEngines({ home, bind, ports: at, only, kafkaDoor: 'locked', log });
  return {
    plans: [...engines],
    addresses: {
      kafka: external.kafka ?? ownKafka(addresses.kafka.brokers, addresses.kafka.logins),
      clickhouse: external.clickhouse ?? addresses.clickhouse,
      databaseUrl: external.databaseUrl ?? addresses.postgres.url,
    },
  };
}
