import type { JsonObject } from './template/tokens.js';

/** An operator that a profile may need: a sub-chart under its own name, switched on by `<chart>.enabled`. */
export interface Operator {
  readonly chart: string;
  /** Exact: the next one is tried before it is written here. */
  readonly version: string;
  readonly repository: string;
  readonly about: string;
  /** What its own values must say so that it serves a release in another namespace. */
  readonly values: JsonObject;
}

// No aliases: a sub-chart takes its alias for its name, and camelCase makes names that Kubernetes refuses.
export const operators = [
  {
    chart: 'cert-manager',
    version: 'v1.20.2',
    repository: 'oci://quay.io/jetstack/charts',
    about: 'Certificates.',
    values: { crds: { enabled: true } },
  },
  {
    chart: 'strimzi-kafka-operator',
    version: '0.51.0',
    repository: 'oci://quay.io/strimzi-helm',
    about: 'Kafka. Its API kafka.strimzi.io/v1 came with 0.49.',
    values: { watchAnyNamespace: true },
  },
  {
    chart: 'clickhouse-operator-helm',
    version: '0.0.5',
    repository: 'oci://ghcr.io/clickhouse',
    about: 'ClickHouse, by ClickHouse. Needs cert-manager first.',
    values: {},
  },
  {
    chart: 'altinity-clickhouse-operator',
    version: '0.26.1',
    repository: 'https://helm.altinity.com',
    about: 'ClickHouse, by Altinity: the alternative.',
    values: { configs: { files: { 'config.yaml': { watch: { namespaces: ['.*'] } } } } },
  },
  {
    chart: 'cloudnative-pg',
    version: '0.29.0',
    repository: 'https://cloudnative-pg.github.io/charts',
    about: 'Postgres.',
    values: {},
  },
  {
    chart: 'keda',
    version: '2.19.0',
    repository: 'https://kedacore.github.io/charts',
    about: 'Scaling by lag.',
    values: {},
  },
  {
    chart: 'external-secrets',
    version: '2.6.0',
    repository: 'https://charts.external-secrets.io',
    about: 'Secrets from a store outside.',
    // The name that k8s/aws lets read the store.
    values: { serviceAccount: { name: 'external-secrets' } },
  },
  {
    chart: 'kube-prometheus-stack',
    version: '85.1.3',
    repository: 'oci://ghcr.io/prometheus-community/charts',
    about: 'Metrics, alerts, Grafana.',
    // Otherwise it looks at monitors and rules of its own release only.
    values: {
      prometheus: {
        prometheusSpec: {
          serviceMonitorSelectorNilUsesHelmValues: false,
          podMonitorSelectorNilUsesHelmValues: false,
          ruleSelectorNilUsesHelmValues: false,
        },
      },
    },
  },
] as const satisfies readonly Operator[];

export type OperatorChart = (typeof operators)[number]['chart'];
