import type { KafkaConfig, RetryOptions, SASLOptions } from 'kafkajs';
import kafkajs, { type Kafka, type Producer } from 'kafkajs';
import { registerCodecs } from './codecs.js';
import { BusUnavailable, toBusError } from './errors.js';
import { partitionOf } from './partition-of.js';
import { TRANSACTION_TIMEOUT_MS } from './timeouts.js';
import { traceSends } from './trace-sends.js';

/** The part of a service's environment that says which Kafka to talk to. */
export interface KafkaEnv {
  readonly KAFKA_BROKERS: string;
  readonly KAFKA_TOPIC_PREFIX?: string | undefined;
  readonly KAFKA_SSL?: boolean | undefined;
  readonly KAFKA_SASL_MECHANISM?: 'plain' | 'scram-sha-256' | 'scram-sha-512' | undefined;
  readonly KAFKA_SASL_USERNAME?: string | undefined;
  readonly KAFKA_SASL_PASSWORD?: string | undefined;
}

/** Where kafkajs's own words go; the shape of a pino logger. */
export interface BusLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const silentLog: BusLog = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * When the last commit still settles, kafkajs sleeps 300 ms and a transaction takes 280 ms. With these steps it takes about 10 ms. They are
 * many, so that they outlast a broker's restart.
 */
export const QUICK_RETRY = { initialRetryTime: 5, maxRetryTime: 100, retries: 50 } as const;

const PATIENCE = { initialRetryTime: 100, maxRetryTime: 3_000, retries: 8 } as const;

/** A client of the cluster that `env` names, able to read every codec. Connects lazily; nothing fails here. */
export function createKafka(
  env: KafkaEnv,
  clientId = 'vitrine',
  log: BusLog = silentLog,
  patience: RetryOptions = PATIENCE,
): Kafka {
  registerCodecs();
  const sasl = saslOf(env);
  const config: KafkaConfig = {
    clientId,
    brokers: brokersOf(env),
    ssl: env.KAFKA_SSL ?? false,
    connectionTimeout: 5_000,
    retry: patience,
    logCreator: () => (entry) => forward(log, entry),
    ...(sasl && { sasl }),
  };
  return new kafkajs.Kafka(config);
}

/** `sales.raw.v1` as this installation calls it. One prefix is one trust domain. */
export const topicName = (env: Pick<KafkaEnv, 'KAFKA_TOPIC_PREFIX'>, topic: string): string =>
  `${env.KAFKA_TOPIC_PREFIX ?? ''}${topic}`;

/** A producer that writes each record once and in order, and partitions as Kafka's Java client does. */
export function createProducer(kafka: Kafka, options: { transactionalId?: string } = {}): Producer {
  const producer = kafka.producer({
    idempotent: options.transactionalId === undefined, // a transaction is idempotent by itself
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: () => partitionByKey,
    retry: QUICK_RETRY,
    transactionTimeout: TRANSACTION_TIMEOUT_MS,
    ...options,
  });
  return traceSends(producer);
}

/** Asks the cluster for its topics once; throws BusUnavailable or BusAuthError, each with a sentence on what to check. */
export async function checkKafka(kafka: Kafka, env: KafkaEnv): Promise<void> {
  const admin = kafka.admin({ retry: { initialRetryTime: 100, retries: 1 } });
  try {
    await admin.connect();
    await admin.describeCluster();
  } catch (error) {
    throw toBusError(error, env.KAFKA_BROKERS);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}

function brokersOf(env: KafkaEnv): string[] {
  const brokers = env.KAFKA_BROKERS.split(',')
    .map((broker) => broker.trim())
    .filter(Boolean);
  if (brokers.length === 0) throw new BusUnavailable('(KAFKA_BROKERS is empty)');
  return brokers;
}

function saslOf(env: KafkaEnv): SASLOptions | undefined {
  if (!env.KAFKA_SASL_MECHANISM) return undefined;
  const login = { username: env.KAFKA_SASL_USERNAME ?? '', password: env.KAFKA_SASL_PASSWORD ?? '' };
  return { mechanism: env.KAFKA_SASL_MECHANISM, ...login } as SASLOptions;
}

interface Partitioned {
  message: { partition?: number | null; key?: Buffer | string | null };
  partitionMetadata: readonly unknown[];
}

/**
 * kafkajs drops a record silently when its metadata do not know the partition yet. With this error it looks again, and fails in the end.
 */
function partitionByKey({ message: { partition, key }, partitionMetadata: { length: count } }: Partitioned): number {
  if (partition === null || partition === undefined) return key ? partitionOf(key, count) : 0;
  if (partition >= count)
    throw new kafkajs.KafkaJSProtocolError(
      Object.assign(new Error(`Partition ${partition} is not among the ${count} known ones.`), STALE_METADATA),
    );
  return partition;
}

/** A broker's answer to a producer that knows of more partitions; kafkajs then asks for the partitions again. */
const STALE_METADATA = { type: 'UNKNOWN_TOPIC_OR_PARTITION', retriable: true } as const;

interface KafkaLogEntry {
  readonly level: number;
  readonly namespace: string;
  readonly log: { readonly message: string; readonly [field: string]: unknown };
}

/** Its levels are 1 error, 2 warn, 4 info, 5 debug. kafkajs tells of every pause and join at info: debug to us. */
function forward(log: BusLog, { level, namespace, log: { message, error, groupId } }: KafkaLogEntry): void {
  const fields = {
    part: namespace,
    ...(error !== undefined && { error: String(error) }),
    ...(groupId !== undefined && { groupId }),
  };
  if (level <= 1) log.warn(fields, `kafka: ${message}`);
  else log.debug(fields, `kafka: ${message}`);
}
