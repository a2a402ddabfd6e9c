import { type ServiceSpec, services } from './services.js';
import type { JsonObject } from './template/tokens.js';

/** An environment as data: the values that differ from the defaults, and nothing else. */
export interface Profile {
  readonly name: string;
  readonly about: string;
  readonly values: JsonObject;
}

const secrets = (engines: readonly ('clickhouse' | 'postgres' | 'kafka')[]): Record<string, JsonObject> => ({
  app: { existingSecret: 'vitrine-app' },
  ...Object.fromEntries(engines.map((engine) => [engine, { existingSecret: `vitrine-${engine}` }])),
});

const withSecret = (engine: string, more: JsonObject): JsonObject => ({ existingSecret: `vitrine-${engine}`, ...more });

function eachService(valuesOf: (service: ServiceSpec) => JsonObject): Record<string, JsonObject> {
  return Object.fromEntries(services.map((service) => [service.name, valuesOf(service)]));
}

const highlyAvailable: JsonObject = {
  ...eachService(({ available: { replicas, ...range } }) => ({ replicas, autoscaling: { enabled: true, ...range } })),
  topologySpread: { whenUnsatisfiable: 'DoNotSchedule' },
  priorityClasses: { enabled: true },
  monitoring: { serviceMonitor: true, rules: true, dashboards: true },
};

const small: Profile = {
  name: 'small',
  about: 'Everything in one namespace, engines included: one command and one machine or two.',
  values: secrets(['clickhouse', 'postgres']),
};

const local: Profile = {
  name: 'local',
  about: 'kind or a laptop: one pod of each.',
  values: {
    ...secrets(['clickhouse', 'postgres']),
    environment: 'local',
    logLevel: 'debug',
    ...eachService(() => ({ replicas: 1, pdb: { enabled: false } })),
    clickhouse: withSecret('clickhouse', {
      storage: { size: '5Gi' },
      resources: { requests: { cpu: '100m', memory: '1Gi' } },
    }),
    kafka: { storage: { size: '5Gi' }, resources: { requests: { cpu: '100m', memory: '768Mi' } } },
  },
};

const production: Profile = {
  name: 'production',
  about: 'Three brokers, two ClickHouse replicas, two Postgres instances by operators; TLS on every hop.',
  values: {
    ...highlyAvailable,
    app: { existingSecret: 'vitrine-app' },
    kafka: {
      mode: 'strimzi',
      nodes: 3,
      partitions: 12,
      replicationFactor: 3,
      minInsyncReplicas: 2,
      storage: { size: '100Gi', className: 'encrypted' },
      resources: { requests: { cpu: '500m', memory: '2Gi' }, limits: { memory: '2Gi' } },
    },
    clickhouse: withSecret('clickhouse', {
      mode: 'operator',
      replicas: 2,
      tls: true,
      storage: { size: '200Gi', className: 'encrypted' },
      resources: { requests: { cpu: '1', memory: '4Gi' }, limits: { memory: '4Gi' } },
    }),
    postgres: { mode: 'cloudnativepg', instances: 2, storage: { size: '20Gi', className: 'encrypted' } },
    ingress: { mode: 'ingress', host: 'vitrine.example.com' },
    certificates: { enabled: true },
  },
};

const staging: Profile = {
  name: 'staging',
  about: 'Production’s shape at a tenth of its size.',
  values: {
    ...production.values,
    environment: 'staging',
    processing: { replicas: 2, autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 4 } },
    api: { replicas: 2, autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 4 } },
    kafka: { ...(production.values.kafka as JsonObject), storage: { size: '20Gi', className: 'encrypted' } },
    clickhouse: { ...(production.values.clickhouse as JsonObject), storage: { size: '40Gi', className: 'encrypted' } },
    ingress: { mode: 'ingress', host: 'staging.vitrine.example.com' },
  },
};

const eks: Profile = {
  name: 'eks',
  about: 'Amazon EKS as k8s/aws makes it: RDS, ALB, Secrets Manager, Pod Identity; Kafka and ClickHouse by operators.',
  values: {
    ...production.values,
    kafka: { ...(production.values.kafka as JsonObject), storage: { size: '100Gi', className: 'vitrine-gp3' } },
    clickhouse: {
      ...(production.values.clickhouse as JsonObject),
      storage: { size: '200Gi', className: 'vitrine-gp3' },
    },
    postgres: withSecret('postgres', { mode: 'external' }),
    ingress: {
      mode: 'ingress',
      host: 'vitrine.example.com',
      className: 'alb',
      annotations: {
        'alb.ingress.kubernetes.io/scheme': 'internet-facing',
        'alb.ingress.kubernetes.io/target-type': 'ip',
        'alb.ingress.kubernetes.io/listen-ports': '[{"HTTPS": 443}]',
        'alb.ingress.kubernetes.io/ssl-policy': 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        'alb.ingress.kubernetes.io/load-balancer-attributes':
          'idle_timeout.timeout_seconds=300,routing.http.drop_invalid_header_fields.enabled=true',
        'alb.ingress.kubernetes.io/healthcheck-path': '/livez',
      },
    },
    // The load balancer's certificate comes from ACM.
    certificates: { enabled: false },
    externalSecrets: { enabled: true },
    networkPolicy: {
      ingressPeers: [{ ipBlock: { cidr: '10.0.0.0/16' } }],
      externalPeers: [{ ipBlock: { cidr: '10.0.0.0/16' } }],
      // RDS as k8s/aws makes it, and MSK by SCRAM.
      externalPorts: [5433, 9096].map((port) => ({ port, protocol: 'TCP' })),
    },
  },
};

const airgap: Profile = {
  name: 'airgap',
  about:
    'No internet: every image from one registry, engines as StatefulSets, nothing asked of a certificate authority outside.',
  values: {
    ...small.values,
    global: { imageRegistry: 'registry.internal:5000', imagePullSecrets: [{ name: 'registry' }] },
    ingress: { mode: 'ingress', host: 'vitrine.internal', tlsSecret: 'vitrine-web' },
  },
};

export const profiles: readonly Profile[] = [small, local, staging, production, eks, airgap];
