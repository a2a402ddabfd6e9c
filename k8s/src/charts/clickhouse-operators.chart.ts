import type { Construct } from 'constructs';
import { clickhouseTls, is, operatedClickhouse } from '../modes.js';
import { engineLabel, fullname, image, nameOf } from '../names.js';
import { choose, concat, literal, present, value } from '../template/expr.js';
import { block, type Json, type JsonObject, number, spread, text, when } from '../template/tokens.js';
import { asked, placement, restricted } from './engine-knobs.js';
import { VitrineChart } from './vitrine.chart.js';

const claim = (size: Json): JsonObject => ({
  accessModes: ['ReadWriteOnce'],
  storageClassName: when(present(value('clickhouse.storage.className')), text(value('clickhouse.storage.className'))),
  resources: { requests: { storage: size } },
});
const dataClaim = claim(text(value('clickhouse.storage.size')));
const keeperClaim = claim('10Gi');
const overZones = { topologyZoneKey: 'topology.kubernetes.io/zone', nodeHostnameKey: 'kubernetes.io/hostname' };
const serverLabels = { ...engineLabel('clickhouse'), ...spread(value('clickhouse.podLabels')) };
/** The user of ClickHouse's own images. */
const USER_ID = 101;
const safePod = {
  securityContext: { runAsNonRoot: true, runAsUser: USER_ID, runAsGroup: USER_ID, fsGroup: USER_ID },
  ...placement('clickhouse'),
};
const safeContainer = { securityContext: restricted };
/** Pod and container of a server, for both operators. Keepers share the nodes and what makes them safe. */
const serverPod = {
  ...safePod,
  affinity: asked('clickhouse.affinity'),
  volumes: asked('clickhouse.extraVolumes'),
};
const serverContainer = {
  ...safeContainer,
  resources: block(value('clickhouse.resources')),
  env: asked('clickhouse.extraEnv'),
  volumeMounts: asked('clickhouse.extraVolumeMounts'),
};

/** Replicated ClickHouse by the official operator or by Altinity's, behind one Service with a name of ours. */
export class ClickhouseOperatorsChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'clickhouse-operators', 'clickhouse');
    this.official();
    this.altinity();
    this.object('service', {
      apiVersion: 'v1',
      kind: 'Service',
      name: nameOf('clickhouse'),
      when: operatedClickhouse,
      body: {
        spec: {
          selector: engineLabel('clickhouse'),
          ports: [
            { name: 'http', port: 8123, targetPort: 8123 },
            { name: 'https', port: 8443, targetPort: 8443 },
          ],
        },
      },
    });
  }

  private official(): void {
    const tls = { enabled: true, required: true, serverCertSecret: { name: nameOf('clickhouse-tls') } };
    this.object('keepers', {
      apiVersion: 'clickhouse.com/v1alpha1',
      kind: 'KeeperCluster',
      name: fullname,
      when: is.clickhouseOperator,
      body: {
        spec: {
          replicas: number(value('clickhouse.keepers')),
          dataVolumeClaimSpec: keeperClaim,
          labels: engineLabel('clickhouse-keeper'),
          containerTemplate: safeContainer,
          podTemplate: { ...overZones, ...safePod },
          settings: when(clickhouseTls, { tls }),
        },
      },
    });
    this.object('servers', {
      apiVersion: 'clickhouse.com/v1alpha1',
      kind: 'ClickHouseCluster',
      name: fullname,
      when: is.clickhouseOperator,
      body: {
        spec: {
          replicas: number(choose(is.paused, literal(0), value('clickhouse.replicas'))),
          shards: number(value('clickhouse.shards')),
          keeperClusterRef: { name: fullname },
          dataVolumeClaimSpec: dataClaim,
          labels: serverLabels,
          annotations: asked('clickhouse.podAnnotations'),
          containerTemplate: serverContainer,
          podTemplate: { ...overZones, ...serverPod },
          settings: {
            defaultUserPassword: {
              passwordType: 'password',
              secret: { name: text(value('clickhouse.existingSecret')), key: 'password' },
            },
            logger: { level: 'information', jsonLogs: true },
            tls: when(clickhouseTls, tls),
          },
        },
      },
    });
  }

  private altinity(): void {
    this.object('altinity-keepers', {
      apiVersion: 'clickhouse-keeper.altinity.com/v1',
      kind: 'ClickHouseKeeperInstallation',
      name: fullname,
      when: is.altinity,
      body: {
        spec: {
          configuration: {
            clusters: [{ name: 'keeper', layout: { replicasCount: number(value('clickhouse.keepers')) } }],
          },
          defaults: { templates: { podTemplate: 'keeper', dataVolumeClaimTemplate: 'data' } },
          templates: {
            podTemplates: [
              {
                name: 'keeper',
                spec: {
                  ...safePod,
                  containers: [{ name: 'clickhouse-keeper', image: image('clickhouseKeeper'), ...safeContainer }],
                },
              },
            ],
            volumeClaimTemplates: [{ name: 'data', spec: keeperClaim }],
          },
        },
      },
    });
    this.object('altinity-servers', {
      apiVersion: 'clickhouse.altinity.com/v1',
      kind: 'ClickHouseInstallation',
      name: fullname,
      when: is.altinity,
      body: {
        spec: {
          stop: text(choose(is.paused, literal('yes'), literal('no'))),
          configuration: {
            zookeeper: { nodes: [{ host: `keeper-${fullname}`, port: 2181 }] },
            clusters: [
              {
                name: 'main',
                layout: {
                  shardsCount: number(value('clickhouse.shards')),
                  replicasCount: number(value('clickhouse.replicas')),
                },
                pdbMaxUnavailable: 1,
              },
            ],
            users: {
              'default/k8s_secret_password': text(concat(value('clickhouse.existingSecret'), '/password')),
              'default/networks/ip': '::/0',
            },
          },
          defaults: { templates: { podTemplate: 'server', dataVolumeClaimTemplate: 'data' } },
          templates: {
            podTemplates: [
              {
                name: 'server',
                metadata: { labels: serverLabels, annotations: asked('clickhouse.podAnnotations') },
                podDistribution: [{ type: 'ReplicaAntiAffinity', topologyKey: 'topology.kubernetes.io/zone' }],
                spec: {
                  ...serverPod,
                  containers: [{ name: 'clickhouse', image: image('clickhouse'), ...serverContainer }],
                },
              },
            ],
            volumeClaimTemplates: [{ name: 'data', reclaimPolicy: 'Retain', spec: dataClaim }],
          },
        },
      },
    });
  }
}
