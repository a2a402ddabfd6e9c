import { describe, expect, it } from '@jest/globals';
import { topicSpecs } from '@vitrine/contracts';
import { services } from './services.js';
import type { JsonObject } from './template/tokens.js';
import { at, called, everyProfile, objectsOf, ofKind, podsOf, profileNamed } from './testing.js';

const nameOf = (object: JsonObject): string => `${object.kind}/${at(object, 'metadata.name')}`;
const valuesOf = (name: string): JsonObject => profileNamed(name).values;

describe.each(everyProfile)('the objects of the profile $profile', ({ objects }) => {
  it('have names of their own', () => {
    const names = objects.map(nameOf);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('carry the recommended labels', () => {
    for (const object of objects) {
      expect(at(object, 'metadata.labels')).toMatchObject({
        'app.kubernetes.io/name': 'vitrine',
        'app.kubernetes.io/instance': 'vitrine',
        'app.kubernetes.io/component': expect.any(String),
        'app.kubernetes.io/part-of': 'vitrine',
        'app.kubernetes.io/managed-by': 'Helm',
      });
    }
  });

  it('name no namespace: the operator chooses it', () => {
    for (const object of objects) expect(object.metadata).not.toHaveProperty('namespace');
  });

  it('leave no token behind', () => {
    expect(JSON.stringify(objects)).not.toMatch(/[\u27e6\u27e7]|\$when|\$spread/);
  });

  it('deny all traffic both ways, then allow the listed flows', () => {
    const policies = ofKind(objects, 'NetworkPolicy');
    expect(called(objects, 'NetworkPolicy', 'vitrine-default-deny')?.spec).toEqual({
      podSelector: { matchLabels: { 'app.kubernetes.io/name': 'vitrine', 'app.kubernetes.io/instance': 'vitrine' } },
      policyTypes: ['Ingress', 'Egress'],
    });
    for (const { name } of services) expect(policies.map(nameOf)).toContain(`NetworkPolicy/vitrine-${name}`);
  });

  it('let whoever scrapes reach the metrics of recommendations, and the api alone its questions', () => {
    const policy = called(objects, 'NetworkPolicy', 'vitrine-recommendations');
    const rules = at(policy, 'spec.ingress') as { from: JsonObject[]; ports: { port: number }[] }[];
    const asking = rules.filter(({ ports }) => ports.some(({ port }) => port === 4004));
    expect(asking.map(({ from }) => from)).toEqual([
      [{ podSelector: { matchLabels: expect.objectContaining({ 'app.kubernetes.io/component': 'api' }) } }],
    ]);
    expect(rules.flatMap(({ ports }) => ports.map(({ port }) => port)).sort()).toEqual([4004, 9404]);
    const monitor = called(objects, 'ServiceMonitor', 'vitrine-recommendations');
    if (monitor) expect(at(monitor, 'spec.endpoints.0.port')).toBe('metrics');
  });

  it('mount and read only what exists or what the README tells the operator to make', () => {
    const configMaps = ofKind(objects, 'ConfigMap').map((each) => at(each, 'metadata.name'));
    const accounts = ofKind(objects, 'ServiceAccount').map((each) => at(each, 'metadata.name'));
    for (const { spec } of podsOf(objects)) {
      for (const volume of spec.volumes as JsonObject[])
        if (volume.configMap) expect(configMaps).toContain(at(volume, 'configMap.name'));
      if (spec.serviceAccountName) expect(accounts).toContain(spec.serviceAccountName);
    }
  });

  it('have a Service behind every address that a pod is given', () => {
    const addresses = podsOf(objects).flatMap(({ containers }) =>
      containers.flatMap((each) => ((each.env as { value?: string }[]) ?? []).map(({ value }) => value ?? '')),
    );
    const hosts = addresses.flatMap((address) =>
      [...address.matchAll(/(?:^|@|\/\/)(vitrine-(?:kafka|clickhouse|postgres|api|dashboard))[:/]/g)].map(
        (match) => match[1],
      ),
    );
    const known = ofKind(objects, 'Service').map((each) => at(each, 'metadata.name'));
    for (const host of hosts) expect(known).toContain(host);
  });
});

describe('two releases in one namespace', () => {
  it('share no object and no selector', () => {
    const [one, two] = [objectsOf(valuesOf('small'), 'one'), objectsOf(valuesOf('small'), 'two')];
    const names = new Set(one.map(nameOf));
    expect(two.map(nameOf).filter((name) => names.has(name))).toEqual([]);
    const selectors = (objects: readonly JsonObject[]) =>
      ofKind(objects, 'Service').map((each) => JSON.stringify(at(each, 'spec.selector')));
    expect(selectors(two).filter((selector) => selectors(one).includes(selector))).toEqual([]);
  });
});

describe('the migration', () => {
  const jobName = (values: JsonObject): string | undefined => {
    const job = ofKind(objectsOf(values), 'Job').find((each) =>
      String(at(each, 'metadata.name')).includes('-migrate-v'),
    );
    return job && String(at(job, 'metadata.name'));
  };

  it('carries the schema version in its name and changes it with what its pod depends on', () => {
    const small = valuesOf('small');
    expect(jobName(small)).toMatch(/^vitrine-migrate-v\d+-[0-9a-f]{8}$/);
    expect(jobName({ ...small, images: { jobs: { tag: '9.9.9' } } })).not.toBe(jobName(small));
    expect(jobName({ ...small, api: { replicas: 7 } })).toBe(jobName(small));
  });

  it('is waited for by every service that reads a database', () => {
    for (const { name, needs } of services) {
      const deployment = called(objectsOf(valuesOf('small')), 'Deployment', `vitrine-${name}`);
      expect(at(deployment, 'spec.template.spec.initContainers.0.name')).toBe(
        needs.includes('postgres') ? 'prepare' : undefined,
      );
    }
  });

  it('needs no Secret of its own release: hooks read optional variables only', () => {
    const preflight = called(objectsOf(valuesOf('small')), 'Job', 'vitrine-preflight');
    const variables = at(preflight, 'spec.template.spec.containers.0.env') as JsonObject[];
    for (const variable of variables)
      if (at(variable, 'valueFrom.secretKeyRef')) expect(at(variable, 'valueFrom.secretKeyRef.optional')).toBe(true);
  });
});

describe('paused', () => {
  const objects = objectsOf({
    ...valuesOf('production'),
    kafka: {},
    clickhouse: { existingSecret: 'c' },
    postgres: { existingSecret: 'p' },
    paused: true,
  });

  it('runs no pod, keeps the volumes and removes what would wake it', () => {
    for (const each of [...ofKind(objects, 'Deployment'), ...ofKind(objects, 'StatefulSet')])
      expect(at(each, 'spec.replicas')).toBe(0);
    for (const each of ofKind(objects, 'CronJob')) expect(at(each, 'spec.suspend')).toBe(true);
    for (const kind of ['HorizontalPodAutoscaler', 'ScaledObject', 'Job', 'PodDisruptionBudget', 'Pod'])
      expect(ofKind(objects, kind)).toEqual([]);
    for (const each of ofKind(objects, 'StatefulSet'))
      expect(at(each, 'spec.persistentVolumeClaimRetentionPolicy.whenScaled')).toBe('Retain');
  });
});

describe('production', () => {
  const objects = objectsOf(valuesOf('production'));

  it('copies every record three times and waits for two', () => {
    expect(called(objects, 'Kafka', 'vitrine')).toMatchObject({
      spec: {
        kafka: {
          config: {
            'default.replication.factor': 3,
            'min.insync.replicas': 2,
            'transaction.state.log.replication.factor': 3,
            'transaction.state.log.min.isr': 2,
          },
        },
      },
    });
    expect(
      ofKind(objects, 'KafkaTopic')
        .map((each) => at(each, 'spec.topicName'))
        .sort(),
    ).toEqual(topicSpecs.map(({ name }) => name).sort());
    for (const topic of ofKind(objects, 'KafkaTopic'))
      expect(topic).toMatchObject({ spec: { replicas: 3, config: { 'message.timestamp.type': 'LogAppendTime' } } });
  });

  it('speaks TLS on every hop', () => {
    const variables = podsOf(objects).flatMap(({ containers }) =>
      containers.flatMap((each) => (each.env as { name: string; value?: string }[]) ?? []),
    );
    const valuesFor = (name: string) => [
      ...new Set(variables.filter((each) => each.name === name).map((each) => each.value)),
    ];
    expect(valuesFor('KAFKA_SSL')).toEqual(['true']);
    expect(valuesFor('CLICKHOUSE_URL')).toEqual(['https://vitrine-clickhouse:8443']);
    expect(valuesFor('PGSSLMODE')).toEqual(['verify-full']);
    expect(at(called(objects, 'Ingress', 'vitrine'), 'spec.tls.0.secretName')).toBe('vitrine-web-tls');
  });

  it('has names inside the cluster signed by an authority of its own: no public one would', () => {
    const certificate = called(objects, 'Certificate', 'vitrine-clickhouse-tls');
    expect(at(certificate, 'spec.issuerRef')).toMatchObject({ kind: 'Issuer', name: 'vitrine-authority' });
    expect(called(objects, 'Issuer', 'vitrine-authority')).toMatchObject({
      spec: { ca: { secretName: at(called(objects, 'Certificate', 'vitrine-authority-ca'), 'spec.secretName') } },
    });
    expect(at(called(objects, 'Certificate', 'vitrine-web-tls'), 'spec.issuerRef.kind')).toBe('ClusterIssuer');
  });

  it('has two ClickHouse replicas, three keepers and two Postgres instances', () => {
    expect(called(objects, 'ClickHouseCluster', 'vitrine')).toMatchObject({ spec: { replicas: 2 } });
    expect(called(objects, 'KeeperCluster', 'vitrine')).toMatchObject({ spec: { replicas: 3 } });
    expect(called(objects, 'Cluster', 'vitrine-postgres')).toMatchObject({ spec: { instances: 2 } });
  });
});
