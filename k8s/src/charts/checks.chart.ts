import { isPublic } from '@vitrine/contracts';
import type { Construct } from 'constructs';
import { is, usesSasl } from '../modes.js';
import { image, nameOf, selectorOf } from '../names.js';
import { podExtras } from '../passes/pod-extras.js';
import { services } from '../services.js';
import { all, choose, literal, not, present, value } from '../template/expr.js';
import { type Json, type JsonObject, text, when } from '../template/tokens.js';
import { extraEnv } from './environment.js';
import { VitrineChart } from './vitrine.chart.js';

const optionalSecret = (name: string, secret: string, key: string): JsonObject => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key, optional: true } },
});

/**
 * Before anything is installed, a Job looks for the Secrets and says in one sentence which is missing and how to make it.
 * It reads them as optional variables, so it needs no rights; with ExternalSecrets they do not exist yet.
 */
export class PreflightChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'preflight', 'preflight');
    this.object('job', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      name: nameOf('preflight'),
      when: all(value('checks.secrets'), not(value('externalSecrets.enabled')), not(is.paused)),
      annotations: {
        'helm.sh/hook': 'pre-install,pre-upgrade',
        'helm.sh/hook-weight': '-10',
        'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
      },
      body: {
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: 120,
          template: {
            metadata: { labels: selectorOf('preflight') },
            spec: {
              restartPolicy: 'Never',
              containers: [{ name: 'preflight', image: image('jobs'), command: ['node', 'dist/preflight.js'] }],
            },
          },
        },
      },
    });
  }

  override finish(object: JsonObject): JsonObject {
    return podExtras(object, {
      values: 'jobs.preflight',
      spreads: false,
      env: [...secretsToFind(), extraEnv('jobs.preflight')],
    });
  }
}

const MESSAGE_KEYS = [
  ['SMTP_URL', 'smtp-url'],
  ['VAPID_PUBLIC_KEY', 'vapid-public-key'],
  ['VAPID_PRIVATE_KEY', 'vapid-private-key'],
] as const;

/** `CHECK_<n>_…`: what the variable is for, then the variable itself. */
function secretsToFind(): Json[] {
  const app = text(value('app.existingSecret'));
  const messages = text(value('notifications.existingSecret'));
  return [
    { name: 'NAMESPACE', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    { name: 'APP_SECRET', value: app },
    optionalSecret('PRIVACY_KEY', app, 'privacy-key'),
    optionalSecret('ADMIN_API_KEY', app, 'admin-api-key'),
    when(present(value('notifications.existingSecret')), { name: 'MESSAGES_SECRET', value: messages }),
    ...MESSAGE_KEYS.map(([variable, key]) =>
      when(present(value('notifications.existingSecret')), optionalSecret(variable, messages, key)),
    ),
    { name: 'CLICKHOUSE_SECRET', value: text(value('clickhouse.existingSecret')) },
    optionalSecret('CLICKHOUSE_PASSWORD', text(value('clickhouse.existingSecret')), 'password'),
    when(not(is.cloudnativepg), { name: 'POSTGRES_SECRET', value: text(value('postgres.existingSecret')) }),
    when(not(is.cloudnativepg), {
      name: 'POSTGRES_KEY',
      value: text(choose(is.ownPostgres, literal('password'), literal('url'))),
    }),
    when(is.ownPostgres, optionalSecret('POSTGRES_VALUE', text(value('postgres.existingSecret')), 'password')),
    when(is.externalPostgres, optionalSecret('POSTGRES_VALUE', text(value('postgres.existingSecret')), 'url')),
    when(all(usesSasl, not(is.strimzi)), { name: 'KAFKA_SECRET', value: text(value('kafka.existingSecret')) }),
    when(
      all(usesSasl, not(is.strimzi)),
      optionalSecret('KAFKA_PASSWORD', text(value('kafka.existingSecret')), 'password'),
    ),
  ];
}

/** `helm test`: every public service answers, from inside, through its Service. */
export class TestChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'tests', 'test');
    this.object('web', {
      apiVersion: 'v1',
      kind: 'Pod',
      name: nameOf('test-web'),
      labels: selectorOf('test'),
      when: not(is.paused),
      annotations: { 'helm.sh/hook': 'test', 'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded' },
      body: {
        spec: {
          restartPolicy: 'Never',
          containers: [{ name: 'web', image: image('jobs'), command: ['node', 'dist/smoke.js'] }],
        },
      },
    });
  }

  override finish(object: JsonObject): JsonObject {
    const urls = services
      .filter(isPublic)
      .map(({ name, port, probes }) => `http://${nameOf(name)}:${port}${probes.ready}`);
    return podExtras(object, {
      values: 'jobs.preflight',
      spreads: false,
      env: [{ name: 'URLS', value: urls.join(' ') }, extraEnv('jobs.preflight')],
    });
  }
}
