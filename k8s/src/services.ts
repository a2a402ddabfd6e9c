import { type KafkaUse, kafkaUses } from '@vitrine/contracts';
import type { ServiceDefaults } from './values/component-fields.js';

/** What a service needs from the rest: it decides environment, network flows and Kafka rights. */
export type Need = 'kafka' | 'clickhouse' | 'postgres' | 'api' | 'privacy' | 'admin';

export interface ServiceSpec extends ServiceDefaults {
  readonly name: string;
  readonly about: string;
  readonly port: number;
  /** Paths that say: this process runs; it can serve. */
  readonly probes: { readonly live: string; readonly ready: string };
  readonly needs: readonly Need[];
  /** Reached through the ingress. */
  readonly public: boolean;
  readonly priority: 'stream' | 'web';
  /** For scaling by lag and for Kafka rights. */
  readonly kafka?: KafkaUse;
  /** Variables with the same value everywhere. */
  readonly env: Readonly<Record<string, string>>;
  readonly metrics: boolean;
}

/** The deployables that exist. A further service is one entry more; values, manifests, policies and tests follow. */
export const services: readonly ServiceSpec[] = [
  {
    name: 'processing',
    about: 'Raw events → checked, deduplicated rows in the warehouse, exactly once.',
    port: 4002,
    probes: { live: '/livez', ready: '/readyz' },
    needs: ['kafka', 'clickhouse', 'postgres', 'privacy'],
    public: false,
    priority: 'stream',
    kafka: kafkaUses.processing,
    env: {},
    metrics: true,
    replicas: 2,
    maxReplicas: 12,
    scaling: { lag: 2000 },
    cpu: '250m',
    memory: '512Mi',
    memoryLimit: '1Gi',
  },
  {
    name: 'api',
    about: 'The only door for people and programs: sessions, metrics, live stream.',
    port: 4000,
    probes: { live: '/livez', ready: '/readyz' },
    needs: ['kafka', 'clickhouse', 'postgres', 'privacy', 'admin'],
    public: true,
    priority: 'web',
    kafka: kafkaUses.api,
    env: {},
    metrics: true,
    replicas: 2,
    maxReplicas: 10,
    scaling: { cpu: 65 },
    cpu: '250m',
    memory: '384Mi',
    memoryLimit: '768Mi',
  },
  {
    name: 'dashboard',
    about: 'Screens for managers, sellers and operators.',
    port: 3000,
    probes: { live: '/livez', ready: '/login' },
    needs: ['api'],
    public: true,
    priority: 'web',
    env: { HOSTNAME: '0.0.0.0' },
    metrics: false,
    replicas: 2,
    maxReplicas: 10,
    scaling: { cpu: 65 },
    cpu: '100m',
    memory: '256Mi',
    memoryLimit: '512Mi',
  },
];
