import type { Construct } from 'constructs';
import { is, usesSasl } from '../modes.js';
import { nameOf } from '../names.js';
import { all, concat, type Expr, named, not, present, release, value } from '../template/expr.js';
import { text } from '../template/tokens.js';
import { VitrineChart } from './vitrine.chart.js';

const CLASSES = [
  { name: 'stream', rank: 100_000, about: 'Engines and consumers: no sale waits for a screen.' },
  { name: 'web', rank: 50_000, about: 'Screens and the api.' },
  { name: 'batch', rank: 1_000, about: 'Jobs that may wait.' },
] as const;

/** Who gives way to whom. Cluster-wide objects, so the namespace is part of the name. */
export class PriorityChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'priority-classes', 'platform');
    for (const { name, rank, about } of CLASSES) {
      this.object(name, {
        apiVersion: 'scheduling.k8s.io/v1',
        kind: 'PriorityClass',
        name: text(concat(named('fullname'), '-', release('Namespace'), `-${name}`)),
        when: value('priorityClasses.enabled'),
        body: { value: rank, globalDefault: false, description: about },
      });
    }
  }
}

/** Secrets from a store outside: the same names and keys that an operator would make by hand. */
export class ExternalSecretsChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'external-secrets', 'platform');
    this.secret('app', value('app.existingSecret'), ['privacy-key', 'admin-api-key']);
    const messages = value('notifications.existingSecret');
    this.secret('messages', messages, ['smtp-url', 'vapid-public-key', 'vapid-private-key'], present(messages));
    this.secret('clickhouse', value('clickhouse.existingSecret'), ['password']);
    this.secret('postgres-password', value('postgres.existingSecret'), ['password'], is.ownPostgres, 'postgres');
    this.secret('postgres-url', value('postgres.existingSecret'), ['url'], is.externalPostgres, 'postgres');
    this.secret('kafka', value('kafka.existingSecret'), ['username', 'password'], all(usesSasl, not(is.strimzi)));
  }

  private secret(
    id: string,
    secret: Expr,
    keys: readonly string[],
    condition: Expr = value('externalSecrets.enabled'),
    entry = id,
  ): void {
    this.object(id, {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      name: nameOf(`secret-${id}`),
      when: all(value('externalSecrets.enabled'), condition),
      body: {
        spec: {
          refreshInterval: text(value('externalSecrets.refreshInterval')),
          secretStoreRef: {
            name: text(value('externalSecrets.storeName')),
            kind: text(value('externalSecrets.storeKind')),
          },
          target: { name: text(secret), creationPolicy: 'Owner' },
          data: keys.map((key) => ({
            secretKey: key,
            remoteRef: { key: `${text(value('externalSecrets.prefix'))}/${entry}`, property: key },
          })),
        },
      },
    });
  }
}
