import type { Construct } from 'constructs';
import { is } from '../modes.js';
import { image, nameOf } from '../names.js';
import { value } from '../template/expr.js';
import { number, text } from '../template/tokens.js';
import { EngineChart } from './engine.chart.js';

/** Sixteen bytes in base64url; one node never meets another cluster, so it may be the same everywhere. */
const CLUSTER_ID = 'dml0cmluZS1zbWFsbC0wMA';
const CONFIG = '/etc/vitrine/kafka';
const DATA = '/var/lib/kafka';

/** One node that is broker and controller. Settings beyond one copy are Strimzi's business. */
const properties = `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@localhost:9093
listeners=PLAINTEXT://:9092,CONTROLLER://:9093
advertised.listeners=PLAINTEXT://${nameOf('kafka')}:9092
controller.listener.names=CONTROLLER
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
log.dirs=${DATA}/logs
auto.create.topics.enable=false
num.partitions=${number(value('kafka.partitions'))}
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=8
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
group.initial.rebalance.delay.ms=0
message.max.bytes=4194304
`;

const scratch = [{ name: 'tmp', mountPath: '/tmp' }];

export class KafkaChart extends EngineChart {
  constructor(scope: Construct) {
    super(scope, {
      name: 'kafka',
      when: is.ownKafka,
      ports: [{ name: 'kafka', port: 9092 }],
      dataPath: DATA,
      config: { path: CONFIG, files: { 'server.properties': properties } },
      graceSeconds: 90,
      env: [
        { name: 'KAFKA_HEAP_OPTS', value: `-Xms${text(value('kafka.heap'))} -Xmx${text(value('kafka.heap'))}` },
        { name: 'LOG_DIR', value: '/tmp' },
      ],
      init: [
        {
          name: 'format',
          image: image('kafka'),
          command: [
            '/opt/kafka/bin/kafka-storage.sh',
            'format',
            '--ignore-formatted',
            '-t',
            CLUSTER_ID,
            '-c',
            `${CONFIG}/server.properties`,
          ],
          env: [
            { name: 'LOG_DIR', value: '/tmp' },
            { name: 'KAFKA_HEAP_OPTS', value: '-Xmx128m' },
          ],
          volumeMounts: [
            ...scratch,
            { name: 'data', mountPath: DATA },
            { name: 'config', mountPath: CONFIG, readOnly: true },
          ],
        },
      ],
      container: {
        image: image('kafka'),
        command: ['/opt/kafka/bin/kafka-server-start.sh', `${CONFIG}/server.properties`],
        // The controller's port says that the process lives, the broker's that it serves.
        startupProbe: { tcpSocket: { port: 9092 }, periodSeconds: 2, failureThreshold: 150 },
        livenessProbe: { tcpSocket: { port: 9093 }, periodSeconds: 20, failureThreshold: 6, timeoutSeconds: 5 },
        readinessProbe: { tcpSocket: { port: 9092 }, periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 3 },
      },
    });
  }
}
