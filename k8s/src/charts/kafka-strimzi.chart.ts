import { type KafkaUse, kafkaRightsOf, topicSpecs } from '@vitrine/contracts';
import type { Construct } from 'constructs';
import { jobs } from '../jobs.js';
import { is } from '../modes.js';
import { engineLabel, fullname, nameOf } from '../names.js';
import { services } from '../services.js';
import { present, value } from '../template/expr.js';
import { block, type Json, number, spread, text, when } from '../template/tokens.js';
import { asked, restricted } from './engine-knobs.js';
import { VitrineChart } from './vitrine.chart.js';

const API = 'kafka.strimzi.io/v1';
const prefix = text(value('kafka.topicPrefix'));
const ours = { 'strimzi.io/cluster': fullname };

/** Kafka by Strimzi: brokers over zones, TLS and SCRAM on every listener, a user per workload, a topic per contract. */
export class StrimziChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'kafka-strimzi', 'kafka');
    this.nodes();
    this.cluster();
    for (const topic of topicSpecs) this.topic(topic.name, topic.cleanup, topic.retentionMs, topic.maxMessageBytes);
    for (const { name, kafka } of services) if (kafka) this.user(name, kafka);
    for (const { name, needs, kafka } of jobs) if (needs.includes('kafka')) this.user(name, kafka);
  }

  private nodes(): void {
    this.object('nodes', {
      apiVersion: API,
      kind: 'KafkaNodePool',
      name: nameOf('kafka'),
      labels: ours,
      when: is.strimzi,
      body: {
        spec: {
          replicas: number(value('kafka.nodes')),
          roles: ['controller', 'broker'],
          resources: block(value('kafka.resources')),
          storage: {
            type: 'jbod',
            volumes: [
              {
                id: 0,
                type: 'persistent-claim',
                size: text(value('kafka.storage.size')),
                class: when(present(value('kafka.storage.className')), text(value('kafka.storage.className'))),
                kraftMetadata: 'shared',
                deleteClaim: false,
              },
            ],
          },
          template: brokerTemplate,
        },
      },
    });
  }

  private cluster(): void {
    this.object('cluster', {
      apiVersion: API,
      kind: 'Kafka',
      name: fullname,
      when: is.strimzi,
      body: {
        spec: {
          kafka: {
            rack: { topologyKey: 'topology.kubernetes.io/zone' },
            authorization: { type: 'simple' },
            listeners: [
              { name: 'tls', port: 9093, type: 'internal', tls: true, authentication: { type: 'scram-sha-512' } },
            ],
            config: {
              'default.replication.factor': number(value('kafka.replicationFactor')),
              'min.insync.replicas': number(value('kafka.minInsyncReplicas')),
              'offsets.topic.replication.factor': number(value('kafka.replicationFactor')),
              'transaction.state.log.replication.factor': number(value('kafka.replicationFactor')),
              'transaction.state.log.min.isr': number(value('kafka.minInsyncReplicas')),
              'auto.create.topics.enable': 'false',
            },
            metricsConfig: {
              type: 'strimziMetricsReporter',
              values: { allowList: ['kafka_server.*', 'kafka_controller.*'] },
            },
          },
          kafkaExporter: {
            groupRegex: '.*',
            topicRegex: '.*',
            template: { container: { securityContext: restricted } },
          },
          entityOperator: {
            topicOperator: {},
            userOperator: {},
            template: {
              topicOperatorContainer: { securityContext: restricted },
              userOperatorContainer: { securityContext: restricted },
            },
          },
        },
      },
    });
  }

  private topic(name: string, cleanup: string, retentionMs: number, maxMessageBytes: number): void {
    this.object(`topic-${name}`, {
      apiVersion: API,
      kind: 'KafkaTopic',
      name: nameOf(name),
      labels: ours,
      annotations: { 'helm.sh/resource-policy': 'keep' },
      when: is.strimzi,
      body: {
        spec: {
          topicName: `${prefix}${name}`,
          partitions: number(value('kafka.partitions')),
          replicas: number(value('kafka.replicationFactor')),
          config: {
            'cleanup.policy': cleanup,
            'retention.ms': retentionMs,
            'max.message.bytes': maxMessageBytes,
            'message.timestamp.type': 'LogAppendTime',
            'min.insync.replicas': number(value('kafka.minInsyncReplicas')),
          },
        },
      },
    });
  }

  /** Without a use it may log in, and nothing else. */
  private user(name: string, use: KafkaUse | undefined): void {
    this.object(`user-${name}`, {
      apiVersion: API,
      kind: 'KafkaUser',
      name: nameOf(name),
      labels: ours,
      when: is.strimzi,
      body: {
        spec: { authentication: { type: 'scram-sha-512' }, ...(use && { authorization: authorizationOf(use) }) },
      },
    });
  }
}

const authorizationOf = (use: KafkaUse): Json => ({
  type: 'simple',
  acls: kafkaRightsOf(use, prefix).map(({ type, name, pattern, operations }) => ({
    resource: { type, name, patternType: pattern },
    operations: [...operations],
  })),
});

/** Strimzi knows no nodeSelector for brokers: rules.ts says so to who sets one. */
const brokerTemplate: Json = {
  pod: {
    metadata: {
      labels: { ...engineLabel('kafka'), ...spread(value('kafka.podLabels')) },
      annotations: asked('kafka.podAnnotations'),
    },
    affinity: asked('kafka.affinity'),
    tolerations: asked('kafka.tolerations'),
    topologySpreadConstraints: [brokersOverZones()],
    volumes: asked('kafka.extraVolumes'),
  },
  kafkaContainer: {
    securityContext: restricted,
    env: asked('kafka.extraEnv'),
    volumeMounts: asked('kafka.extraVolumeMounts'),
  },
  // Reads the zone for the rack.
  initContainer: { securityContext: restricted },
};

function brokersOverZones(): Json {
  return {
    maxSkew: 1,
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: text(value('topologySpread.whenUnsatisfiable')),
    nodeTaintsPolicy: 'Honor',
    labelSelector: { matchLabels: ours },
  };
}
