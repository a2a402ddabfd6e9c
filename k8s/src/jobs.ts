import { cronOf, type JobName, jobNames, type KafkaUse, type Need, scheduledJobs } from '@vitrine/contracts';
import { is, operatedClickhouse } from './modes.js';
import { SCHEMA_VERSION } from './schema-version.js';
import type { PodDefaults } from './sizes.js';
import { choose, literal, value } from './template/expr.js';
import { type Json, text, when } from './template/tokens.js';

export interface JobSpec extends PodDefaults {
  readonly name: string;
  readonly about: string;
  /** Its image, when it is not the one that the small jobs share. */
  readonly image?: string;
  readonly command: readonly string[];
  readonly needs: readonly Need[];
  /** Rights in Strimzi's Kafka, for a job that reads or writes topics there. */
  readonly kafka?: KafkaUse;
  /** Variables beside those that its needs bring. */
  readonly env: readonly Json[];
  /** Cron expression; without one the job runs once per schema version. */
  readonly schedule?: string;
  readonly enabled: boolean;
}

/** The names that the operators give to the cluster in system.clusters. */
const clickhouseCluster: Json = when(operatedClickhouse, {
  name: 'CLICKHOUSE_CLUSTER',
  value: text(choose(is.altinity, literal('main'), literal('default'))),
});

/** Of each job by the clock in packages/contracts; one without what it runs and its sizes does not compile. */
const byTheClock: Readonly<Record<JobName, Omit<JobSpec, 'name' | 'about' | 'schedule'>>> = {
  retention: {
    command: ['node', 'dist/retention.js'],
    needs: ['clickhouse', 'postgres'],
    env: [{ name: 'RETENTION_DAYS', value: text(value('jobs.retentionDays')) }, clickhouseCluster],
    enabled: true,
    cpu: '50m',
    memory: '128Mi',
    memoryLimit: '256Mi',
  },
  erasure: {
    command: ['node', 'dist/erasure.js'],
    needs: ['clickhouse', 'postgres'],
    env: [clickhouseCluster],
    enabled: true,
    cpu: '50m',
    memory: '128Mi',
    memoryLimit: '256Mi',
  },
  rollups: {
    command: ['node', 'dist/rollups.js'],
    needs: ['clickhouse', 'postgres'],
    env: [],
    enabled: true,
    cpu: '50m',
    memory: '256Mi',
    memoryLimit: '512Mi',
  },
  models: {
    command: ['node', 'dist/models.js'],
    needs: ['clickhouse', 'postgres'],
    env: [],
    enabled: true,
    cpu: '250m',
    memory: '512Mi',
    memoryLimit: '1Gi',
  },
  lists: {
    command: ['node', 'dist/lists.js'],
    needs: ['clickhouse', 'postgres'],
    env: [],
    enabled: true,
    cpu: '250m',
    memory: '512Mi',
    memoryLimit: '1Gi',
  },
};

const migrate: JobSpec = {
  name: 'migrate',
  about: 'Brings Postgres, ClickHouse and topics to this version; services wait for it.',
  command: ['node', 'dist/migrate.js'],
  needs: ['kafka', 'clickhouse', 'postgres'],
  env: [
    { name: 'SCHEMA_VERSION', value: String(SCHEMA_VERSION) },
    { name: 'WAIT_SECONDS', value: text(value('jobs.waitSeconds')) },
    // Strimzi's topic operator owns the topics where there is one, so there this job's user has no rights.
    { name: 'ENSURE_TOPICS', value: text(choose(is.strimzi, literal('false'), literal('true'))) },
    { name: 'TOPIC_PARTITIONS', value: text(value('kafka.partitions')) },
    { name: 'TOPIC_REPLICATION', value: text(value('kafka.replicationFactor')) },
    clickhouseCluster,
  ],
  enabled: true,
  cpu: '100m',
  memory: '256Mi',
  memoryLimit: '512Mi',
};

/** Every job: lake compaction or a daily training is one more by the clock, with an image of its own if it needs one. */
export const jobs: readonly JobSpec[] = [
  migrate,
  ...jobNames.map((name) => {
    const { about, schedule } = scheduledJobs[name];
    return { name, about, schedule: cronOf(schedule), ...byTheClock[name] };
  }),
];

/** The image of the small jobs, and of those with one of their own. */
export const jobImages: readonly string[] = [...new Set(['jobs', ...jobs.map(({ image }) => image ?? 'jobs')])];
