/** An operator that a profile may need: its own chart, switched on by one value. */
export interface Operator {
  /** Name of the switch in the values, and alias of the sub-chart. */
  readonly name: string;
  readonly chart: string;
  /** Major version held, so that its CRDs stay those we are tested against. */
  readonly version: string;
  readonly repository: string;
  readonly about: string;
}

export const operators: readonly Operator[] = [
  {
    name: 'certManager',
    chart: 'cert-manager',
    version: '>=1.18.0 <2.0.0',
    repository: 'oci://quay.io/jetstack/charts',
    about: 'Certificates.',
  },
  {
    name: 'strimzi',
    chart: 'strimzi-kafka-operator',
    version: '>=0.49.0 <2.0.0',
    repository: 'oci://quay.io/strimzi-helm',
    about: 'Kafka. Its API kafka.strimzi.io/v1 came with 0.49.',
  },
  {
    name: 'clickhouseOperator',
    chart: 'clickhouse-operator-helm',
    version: '>=0.0.2 <1.0.0',
    repository: 'oci://ghcr.io/clickhouse',
    about: 'ClickHouse, by ClickHouse.',
  },
  {
    name: 'altinity',
    chart: 'altinity-clickhouse-operator',
    version: '>=0.25.0 <1.0.0',
    repository: 'https://helm.altinity.com',
    about: 'ClickHouse, by Altinity: the alternative.',
  },
  {
    name: 'cloudnativepg',
    chart: 'cloudnative-pg',
    version: '>=0.26.0 <1.0.0',
    repository: 'https://cloudnative-pg.github.io/charts',
    about: 'Postgres.',
  },
  {
    name: 'keda',
    chart: 'keda',
    version: '>=2.17.0 <3.0.0',
    repository: 'https://kedacore.github.io/charts',
    about: 'Scaling by lag.',
  },
  {
    name: 'externalSecrets',
    chart: 'external-secrets',
    version: '>=0.19.0 <3.0.0',
    repository: 'https://charts.external-secrets.io',
    about: 'Secrets from a store outside.',
  },
  {
    name: 'prometheus',
    chart: 'kube-prometheus-stack',
    version: '>=75.0.0 <100.0.0',
    repository: 'oci://ghcr.io/prometheus-community/charts',
    about: 'Metrics, alerts, Grafana.',
  },
];
