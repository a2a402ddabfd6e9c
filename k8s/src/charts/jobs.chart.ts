import type { Construct } from 'constructs';
import type { JobSpec } from '../jobs.js';
import { is } from '../modes.js';
import { image, nameOf, selectorOf } from '../names.js';
import { podExtras } from '../passes/pod-extras.js';
import { SCHEMA_VERSION } from '../schema-version.js';
import { named, not, value } from '../template/expr.js';
import { flag, type JsonObject, text } from '../template/tokens.js';
import { environmentOf, extraEnv, prepareContainer, trustMount, trustVolumes } from './environment.js';
import { VitrineChart } from './vitrine.chart.js';

/** A job: once per schema version as a plain Job (it may take its time: the engines may be younger), or by the clock. */
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
    const { name, command, image: own = 'jobs' } = this.job;
    return {
      metadata: { labels: selectorOf(name) },
      spec: {
        restartPolicy: 'Never',
        serviceAccountName: nameOf(name),
        containers: [{ name, image: image(own), command: [...command] }],
      },
    };
  }

  override finish(object: JsonObject): JsonObject {
    if (object.kind === 'ServiceAccount') return object;
    const { name, needs, schedule, env } = this.job;
    return podExtras(object, {
      values: `jobs.${name}`,
      priority: 'batch',
      spreads: false,
      env: [...environmentOf(name, needs), ...env, extraEnv(`jobs.${name}`)],
      volumes: trustVolumes(),
      mounts: [trustMount()],
      init: [prepareContainer(schedule !== undefined, needs)],
    });
  }
}
