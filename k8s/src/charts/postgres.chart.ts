import type { Construct } from 'constructs';
import { is } from '../modes.js';
import { image, nameOf } from '../names.js';
import { choose, literal, present, value } from '../template/expr.js';
import { block, number, spread, text, when } from '../template/tokens.js';
import { EngineChart } from './engine.chart.js';
import { asked, placement } from './engine-knobs.js';
import { VitrineChart } from './vitrine.chart.js';

const DATA = '/var/lib/postgresql/data';
const READY = ['pg_isready', '-q', '-h', '127.0.0.1', '-U', 'vitrine'];

export class PostgresChart extends EngineChart {
  constructor(scope: Construct) {
    super(scope, {
      name: 'postgres',
      when: is.ownPostgres,
      ports: [{ name: 'postgres', port: 5432 }],
      dataPath: DATA,
      scratch: [{ name: 'run', path: '/var/run/postgresql', size: '16Mi' }],
      graceSeconds: 90,
      env: [
        { name: 'POSTGRES_USER', value: 'vitrine' },
        { name: 'POSTGRES_DB', value: 'vitrine' },
        {
          name: 'POSTGRES_PASSWORD',
          valueFrom: { secretKeyRef: { name: text(value('postgres.existingSecret')), key: 'password' } },
        },
        { name: 'POSTGRES_INITDB_ARGS', value: '--auth-host=scram-sha-256 --data-checksums' },
        // A folder below the mount, because initdb wants to set its mode.
        { name: 'PGDATA', value: `${DATA}/pgdata` },
      ],
      container: {
        image: image('postgres'),
        startupProbe: { exec: { command: READY }, periodSeconds: 2, failureThreshold: 150, timeoutSeconds: 5 },
        livenessProbe: { tcpSocket: { port: 5432 }, periodSeconds: 20, failureThreshold: 6, timeoutSeconds: 5 },
        readinessProbe: { exec: { command: READY }, periodSeconds: 10, timeoutSeconds: 5 },
      },
    });
  }
}

/** Postgres by CloudNativePG: an instance per zone, TLS, credentials made by the operator. */
export class CloudNativePgChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'postgres-cloudnativepg', 'postgres');
    this.object('cluster', {
      apiVersion: 'postgresql.cnpg.io/v1',
      kind: 'Cluster',
      name: nameOf('postgres'),
      when: is.cloudnativepg,
      annotations: { 'cnpg.io/hibernation': text(choose(is.paused, literal('on'), literal('off'))) },
      body: {
        spec: {
          instances: number(value('postgres.instances')),
          bootstrap: { initdb: { database: 'vitrine', owner: 'vitrine', dataChecksums: true } },
          storage: {
            size: text(value('postgres.storage.size')),
            storageClass: when(present(value('postgres.storage.className')), text(value('postgres.storage.className'))),
          },
          resources: block(value('postgres.resources')),
          env: asked('postgres.extraEnv'),
          affinity: {
            topologyKey: 'topology.kubernetes.io/zone',
            podAntiAffinityType: 'preferred',
            ...placement('postgres'),
          },
          inheritedMetadata: {
            labels: { 'app.kubernetes.io/part-of': 'vitrine', ...spread(value('postgres.podLabels')) },
            annotations: asked('postgres.podAnnotations'),
          },
        },
      },
    });
  }
}
