import type { Construct } from 'constructs';
import type { JobSpec } from '../jobs.js';
import { image, is, nameOf, operatedClickhouse, selectorOf } from '../names.js';
import { podExtras } from '../passes/pod-extras.js';
import { SCHEMA_VERSION } from '../schema-version.js';
import { choose, literal, named, not, value } from '../template/expr.js';
import { flag, type Json, type JsonObject, text, when } from '../template/tokens.js';
import { environmentOf, extraEnv, prepareContainer, trustMount, trustVolumes } from './environment.js';
import { VitrineChart } from './vitrine.chart.js';

/** The migration: a plain Job that may take its time, because the engines may be younger than it. */
export class JobChart extends VitrineChart {
  constructor(
    scope: Construct,
    private readonly job: JobSpec,
  ) {
    super(scope, `job-${job.name}`, job.name);
    if (job.schedule) this.schedule();
    else this.oncePerVersion();
    this.object('account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      name: nameOf(job.name),
      body: { automountServiceAccountToken: false },
    });
  }

  private oncePerVersion(): void {
    const { name } = this.job;
    this.object('job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      // A Job cannot be changed: another image or address is another Job.
      name: `${nameOf(name)}-v${SCHEMA_VERSION}-${text(named('migration.digest'))}`,
      when: not(is.paused),
      body: { spec: { backoffLimit: 6, activeDeadlineSeconds: 1800, template: this.template() } },
    });
  }

  private schedule(): void {
    const { name } = this.job;
    this.object('cron', {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      name: nameOf(name),
      when: value(`jobs.${name}.enabled`),
      body: {
        spec: {
          schedule: text(value(`jobs.${name}.schedule`)),
          timeZone: text(value(`jobs.${name}.timeZone`)),
          concurrencyPolicy: 'Forbid',
          startingDeadlineSeconds: 3600,
          successfulJobsHistoryLimit: 1,
          failedJobsHistoryLimit: 3,
          suspend: flag(is.paused),
          jobTemplate: { spec: { backoffLimit: 2, activeDeadlineSeconds: 3600, template: this.template() } },
        },
      },
    });
  }

  private template(): JsonObject {
    const { name, command } = this.job;
    return {
      metadata: { labels: selectorOf(name) },
      spec: {
        restartPolicy: 'Never',
        serviceAccountName: nameOf(name),
        containers: [{ name, image: image('jobs'), command: [...command] }],
      },
    };
  }

  override finish(object: JsonObject): JsonObject {
    if (object.kind === 'ServiceAccount') return object;
    const { name, needs, schedule } = this.job;
    return podExtras(object, {
      values: `jobs.${name}`,
      priority: 'batch',
      spreads: false,
      env: [...environmentOf(name, needs), ...(schedule ? RETENTION : MIGRATION), extraEnv(`jobs.${name}`)],
      volumes: trustVolumes(),
      mounts: [trustMount()],
      init: [prepareContainer(schedule !== undefined, needs)],
    });
  }
}

const RETENTION: readonly Json[] = [{ name: 'RETENTION_DAYS', value: text(value('jobs.retentionDays')) }];
const MIGRATION: readonly Json[] = [
  { name: 'SCHEMA_VERSION', value: String(SCHEMA_VERSION) },
  { name: 'WAIT_SECONDS', value: text(value('jobs.waitSeconds')) },
  // Strimzi's topic operator owns the topics where there is one.
  { name: 'ENSURE_TOPICS', value: text(choose(is.strimzi, literal('false'), literal('true'))) },
  { name: 'TOPIC_PARTITIONS', value: text(value('kafka.partitions')) },
  { name: 'TOPIC_REPLICATION', value: text(value('kafka.replicationFactor')) },
  // The names that the operators give to the cluster in system.clusters.
  when(operatedClickhouse, {
    name: 'CLICKHOUSE_CLUSTER',
    value: text(choose(is.altinity, literal('main'), literal('default'))),
  }),
];
