import { describeClickHouse } from '../clickhouse/describe-clickhouse.js';
import { type KafkaLogins, loadCredentials } from '../engine/credentials.js';
import type { EngineName } from '../engine/engine-error.js';
import type { EngineProcess } from '../engine/engine-process.js';
import { findFreePort, reachable } from '../engine/ports.js';
import { describeKafka } from '../kafka/describe-kafka.js';
import { describePostgres } from '../postgres/describe-postgres.js';

export const ENGINE_NAMES: readonly EngineName[] = ['kafka', 'clickhouse', 'postgres'];

export interface EngineOptions {
  /** Folder of all state: data, logs, generated passwords. */
  readonly home: string;
  /** Address to listen on, 127.0.0.1 unless told otherwise. */
  readonly bind?: string;
  /** A port that is not named is any free one. */
  readonly ports?: Partial<Record<EngineName, number>>;
  readonly only?: readonly EngineName[];
  /** Kafka asks for no login unless told otherwise. `both`: a second listener beside it asks for one, for tests. `locked`: it asks. */
  readonly kafkaDoor?: 'open' | 'both' | 'locked';
  /** Takes one line a person should read: what is being installed, fetched or put elsewhere. */
  readonly log?: (line: string) => void;
}

export interface EngineAddresses {
  readonly kafka: { readonly brokers: string; readonly saslBrokers: string; readonly logins: KafkaLogins | undefined };
  readonly clickhouse: { readonly url: string; readonly user: string; readonly password: string };
  readonly postgres: { readonly url: string };
}

export interface DescribedEngines {
  readonly engines: readonly EngineProcess[];
  /** Of all engines; those left out by `only` have empty strings. */
  readonly addresses: EngineAddresses;
}

/**
 * Everything short of starting: installs what is missing, writes configuration, makes passwords, picks ports.
 * The home must belong to this process already (`openHome`).
 */
export async function describeEngines(options: EngineOptions): Promise<DescribedEngines> {
  const { home, bind = '127.0.0.1', only = ENGINE_NAMES, log = () => undefined } = options;
  const credentials = loadCredentials(home);
  const portOf = async (name: EngineName) => options.ports?.[name] ?? (await findFreePort(bind));
  const saslPort = options.kafkaDoor === 'both' ? await findFreePort(bind) : undefined;
  const logins = options.kafkaDoor === 'locked' ? credentials.kafka : undefined;
  const engines: EngineProcess[] = [];
  // One after the other: two apt-get runs at once would fail.
  for (const name of ENGINE_NAMES.filter((it) => only.includes(it))) {
    const place = { home, bind, port: await portOf(name), log };
    if (name === 'kafka') engines.push(await describeKafka({ ...place, saslPort, logins }));
    if (name === 'clickhouse') engines.push(describeClickHouse({ ...place, ...credentials.clickhouse }));
    if (name === 'postgres') engines.push(await describePostgres({ ...place, ...credentials.postgres }));
  }

  const host = reachable(bind);
  const at = (name: EngineName, url: (port: number) => string): string => {
    const engine = engines.find((it) => it.name === name);
    return engine === undefined ? '' : url(engine.port);
  };
  const { user, password } = credentials.postgres;
  return {
    engines,
    addresses: {
      kafka: {
        brokers: at('kafka', (port) => `${host}:${port}`),
        logins,
        saslBrokers: saslPort === undefined ? '' : at('kafka', () => `${host}:${saslPort}`),
      },
      clickhouse: { url: at('clickhouse', (port) => `http://${host}:${port}`), ...credentials.clickhouse },
      postgres: { url: at('postgres', (port) => `postgres://${user}:${password}@${host}:${port}/vitrine`) },
    },
  };
}
