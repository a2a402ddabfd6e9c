import { clickhouseFields, kafkaFields, logFields, postgresFields, switchField } from '@vitrine/platform';
import { z } from 'zod';

const waitSeconds = z.coerce.number().int().min(1).default(600);
/** Name of the ClickHouse cluster; empty = one server. */
const clickhouseCluster = z
  .string()
  .regex(/^[\w.-]+$/)
  .optional();
const schemaVersion = z.coerce.number().int().min(0).default(0);

/** Brings everything to this release's shape. */
export const migrateEnv = z.object({
  ...logFields,
  ...kafkaFields,
  ...clickhouseFields,
  ...postgresFields,
  CLICKHOUSE_CLUSTER: clickhouseCluster,
  SCHEMA_VERSION: schemaVersion,
  WAIT_SECONDS: waitSeconds,
  ENSURE_TOPICS: switchField(true),
  TOPIC_PARTITIONS: z.coerce.number().int().min(1).optional(),
  TOPIC_REPLICATION: z.coerce.number().int().min(1).optional(),
});
export type MigrateEnv = z.output<typeof migrateEnv>;

/** Before a service starts: a schema that is new enough. */
export const waitEnv = z.object({ ...postgresFields, SCHEMA_VERSION: schemaVersion, WAIT_SECONDS: waitSeconds });

/** What every job by the clock works with. */
export const jobEnv = z.object({ ...logFields, ...clickhouseFields, ...postgresFields });

export const retentionEnv = jobEnv.extend({
  CLICKHOUSE_CLUSTER: clickhouseCluster,
  /** Of dead letters; sales are kept as long as each tenant says. */
  RETENTION_DAYS: z.coerce.number().int().min(1).default(400),
});

export const erasureEnv = jobEnv.extend({
  CLICKHOUSE_CLUSTER: clickhouseCluster,
  /** After this no pod knows a tenant whose deletion was accepted: pods remember it for a minute. */
  SETTLE_SECONDS: z.coerce.number().int().min(0).default(180),
});

/** `helm test`: addresses that must answer, separated by spaces. */
export const smokeEnv = z.object({ URLS: z.string().min(1), WAIT_SECONDS: z.coerce.number().int().min(1).default(30) });
