import { topicSpecs } from '@vitrine/contracts';
import type { Construct } from 'constructs';
import { jobs } from '../jobs.js';
import { is } from '../modes.js';
import { fullname, nameOf } from '../names.js';
import { services } from '../services.js';
import { present, value } from '../template/expr.js';
import { block, type Json, type JsonObject, number, text, when } from '../template/tokens.js';
import { VitrineChart } from './vitrine.chart.js';

const API = 'kafka.strimzi.io/v1';
const ours = { 'strimzi.io/cluster': fullname };

/** Kafka by Strimzi: brokers over zones, TLS and SCRAM on every listener, a user per workload, a topic per contract. */
export class StrimziChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'kafka-strimzi', 'kafka');
    this.nodes();
    this.cluster();
    for (const topic of topicSpecs) this.topic(topic.name, topic.cleanup, topic.retentionMs, topic.maxMessageBytes);
    for (const { name, kafka } of services) if (kafka) this.user(name, aclsOf(kafka));
    for (const job of jobs)
      if (job.needs.includes('kafka'))
        this.user(job.name, job.kafka ? aclsOf(job.kafka) : [acl('group', job.name, 'literal', ['Describe'])]);
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
          template: { pod: { topologySpreadConstraints: [brokersOverZones] } },
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
          kafkaExporter: { groupRegex: '.*', topicRegex: '.*' },
          entityOperator: { topicOperator: {}, userOperator: {} },
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
          topicName: `${text(value('kafka.topicPrefix'))}${name}`,
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

  private user(name: string, acls: readonly JsonObject[]): void {
    this.object(`user-${name}`, {
      apiVersion: API,
      kind: 'KafkaUser',
      name: nameOf(name),
      labels: ours,
      when: is.strimzi,
      body: { spec: { authentication: { type: 'scram-sha-512' }, authorization: { type: 'simple', acls } } },
    });
  }
}

type Operation = 'Describe' | 'Read' | 'Write' | 'IdempotentWrite';

const acl = (type: string, name: string, patternType: string, operations: readonly Operation[]): JsonObject => ({
  resource: { type, name: type === 'topic' ? `${text(value('kafka.topicPrefix'))}${name}` : name, patternType },
  operations: [...operations],
});

function aclsOf(kafka: NonNullable<(typeof services)[number]['kafka']>): JsonObject[] {
  const prefix = kafka.group.endsWith('*');
  return [
    ...kafka.reads.map((topic) => acl('topic', topic, 'literal', ['Describe', 'Read'])),
    ...kafka.writes.map((topic) => acl('topic', topic, 'literal', ['Describe', 'Write'])),
    acl('group', kafka.group.replace('*', ''), prefix ? 'prefix' : 'literal', ['Describe', 'Read']),
    ...(kafka.transactional ? [acl('transactionalId', kafka.transactional, 'prefix', ['Describe', 'Write'])] : []),
  ];
}

const brokersOverZones: Json = {
  maxSkew: 1,
  topologyKey: 'topology.kubernetes.io/zone',
  whenUnsatisfiable: text(value('topologySpread.whenUnsatisfiable')),
  nodeTaintsPolicy: 'Honor',
  labelSelector: { matchLabels: ours },
};
