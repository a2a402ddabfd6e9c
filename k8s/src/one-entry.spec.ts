import { describe, expect, it, jest } from '@jest/globals';
import type { JobSpec } from './jobs.js';
import type { ServiceSpec } from './services.js';

/** A service and a job that nobody has written: what joins later (alerting, compaction, training) must be one entry each. */
const sentinel: ServiceSpec = {
  name: 'sentinel',
  about: 'Watches.',
  port: 4099,
  probes: { live: '/livez', ready: '/readyz' },
  needs: ['kafka', 'postgres'],
  folder: 'services/sentinel',
  routes: [],
  opensAt: '/readyz',
  priority: 'stream',
  kafka: { group: 'sentinel', reads: ['sales.accepted.v1'], writes: ['sales.rejected.v1'] },
  env: { SENTINEL_MODE: 'calm' },
  metrics: true,
  heapMiB: 256,
  replicas: 2,
  available: { replicas: 2, minReplicas: 2, maxReplicas: 4 },
  maxReplicas: 4,
  scaling: { lag: 100 },
  cpu: '100m',
  memory: '128Mi',
  memoryLimit: '256Mi',
};
const oracle: ServiceSpec = { ...sentinel, name: 'oracle', routes: ['/oracle'], priority: 'web', scaling: { cpu: 70 } };
const compact: JobSpec = {
  name: 'compact',
  about: 'Makes few files of many.',
  image: 'oven',
  command: ['node', 'dist/compact.js'],
  needs: ['clickhouse'],
  env: [{ name: 'COMPACT_DAYS', value: '1' }],
  schedule: '10 2 * * *',
  enabled: true,
  cpu: '1',
  memory: '1Gi',
  memoryLimit: '2Gi',
};

// Only the two lists are exchanged; everything that reads them is the real thing.
const services = await import('./services.js');
const jobs = await import('./jobs.js');
jest.resetModules();
jest.unstable_mockModule('./services.js', () => ({ services: [...services.services, sentinel, oracle] }));
jest.unstable_mockModule('./jobs.js', () => ({
  jobs: [...jobs.jobs, compact],
  jobImages: [...jobs.jobImages, 'oven'],
}));
const { at, called, objectsOf, ofKind, profileNamed } = await import('./testing.js');
const { vitrineValues } = await import('./values/vitrine-values.js');
const { valuesSchema } = await import('./emit/values-schema.js');
const { defaultsOf } = await import('./values/fields.js');

const scaled = { autoscaling: { enabled: true } };
const objects = objectsOf({ ...profileNamed('production').values, sentinel: scaled, oracle: scaled });
const kindsCalled = (name: string): string[] =>
  objects
    .filter((object) => at(object, 'metadata.name') === name)
    .map(({ kind }) => String(kind))
    .sort();

describe('one more entry in the list of services', () => {
  it('is a whole consumer, scaled by lag', () => {
    expect(kindsCalled('vitrine-sentinel')).toEqual([
      'Deployment',
      'KafkaUser',
      'NetworkPolicy',
      'PodDisruptionBudget',
      'ScaledObject',
      'Service',
      'ServiceAccount',
      'ServiceMonitor',
    ]);
    expect(kindsCalled('vitrine-sentinel-lag')).toEqual(['TriggerAuthentication']);
  });

  it('is a whole web service, scaled by cpu', () => {
    expect(kindsCalled('vitrine-oracle')).toContain('HorizontalPodAutoscaler');
  });

  it('gets its variables, waits for the migration and may talk to what it needs', () => {
    const deployment = called(objects, 'Deployment', 'vitrine-sentinel');
    const names = (at(deployment, 'spec.template.spec.containers.0.env') as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['KAFKA_BROKERS', 'DATABASE_URL', 'SENTINEL_MODE', 'PORT']));
    expect(at(deployment, 'spec.template.spec.initContainers.0.name')).toBe('prepare');
    const allowed = JSON.stringify(called(objects, 'NetworkPolicy', 'vitrine-sentinel')?.spec);
    expect(allowed).toContain('"app.kubernetes.io/component":"postgres"');
    expect(allowed).not.toContain('"app.kubernetes.io/component":"clickhouse"');
  });

  it('has its block of values, described and closed in the schema, and its image', () => {
    expect(defaultsOf(vitrineValues)).toMatchObject({
      sentinel: { replicas: 2, pdb: { enabled: true }, autoscaling: { lagThreshold: 100 } },
      images: { sentinel: { repository: 'vitrine/sentinel' } },
    });
    const schema = JSON.parse(valuesSchema(vitrineValues)) as object;
    expect(at(schema, 'properties.sentinel.additionalProperties')).toBe(false);
  });

  it('is watched by the alert for services that are down', () => {
    const [rule] = ofKind(objects, 'PrometheusRule');
    expect(JSON.stringify(rule)).toContain('vitrine-sentinel');
  });
});

describe('one more entry in the list of jobs', () => {
  it('runs by the clock, in an image of its own, with its own variables', () => {
    expect(kindsCalled('vitrine-compact')).toEqual(['CronJob', 'NetworkPolicy', 'ServiceAccount']);
    const container = at(
      called(objects, 'CronJob', 'vitrine-compact'),
      'spec.jobTemplate.spec.template.spec.containers.0',
    );
    expect(at(container, 'image')).toMatch(/\/vitrine\/oven:/);
    const names = (at(container, 'env') as { name: string }[]).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['CLICKHOUSE_URL', 'COMPACT_DAYS']));
    expect(names).not.toContain('RETENTION_DAYS');
  });

  it('is missed when it does not end well', () => {
    expect(JSON.stringify(ofKind(objects, 'PrometheusRule'))).toContain(
      'vitrine-(retention|erasure|rollups|models|lists|compact)',
    );
  });
});
