import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import { type ISecurityGroup, type IVpc, Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { CfnBatchScramSecret, CfnCluster, CfnConfiguration } from 'aws-cdk-lib/aws-msk';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

export interface ManagedKafkaProps {
  readonly name: string;
  readonly vpc: IVpc;
  readonly key: IKey;
  readonly logsKey: IKey;
  readonly clients: ISecurityGroup;
}

/**
 * Kafka by AWS: three brokers, three copies, TLS and SCRAM. Its port for SCRAM is 9096. Its one login may do everything: without ZooKeeper
 * only a login can write the first access rule.
 */
export class ManagedKafka extends Construct {
  /** The login as the chart reads it: `vitrine/kafka` with username and password. */
  readonly login: Secret;

  constructor(scope: Construct, id: string, props: ManagedKafkaProps) {
    super(scope, id);
    const group = new SecurityGroup(this, 'group', {
      vpc: props.vpc,
      description: 'MSK brokers',
      allowAllOutbound: false,
    });
    group.addIngressRule(props.clients, Port.tcp(9096), 'pods, SCRAM over TLS');
    const log = new LogGroup(this, 'log', {
      encryptionKey: props.logsKey,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const configuration = new CfnConfiguration(this, 'configuration', {
      name: props.name,
      serverProperties: [
        'auto.create.topics.enable=false',
        'default.replication.factor=3',
        'min.insync.replicas=2',
        'message.max.bytes=4194304',
        'offsets.topic.replication.factor=3',
        'transaction.state.log.replication.factor=3',
        'transaction.state.log.min.isr=2',
      ].join('\n'),
    });
    const cluster = new CfnCluster(this, 'cluster', {
      clusterName: props.name,
      kafkaVersion: '3.9.x.kraft',
      numberOfBrokerNodes: 3,
      brokerNodeGroupInfo: {
        instanceType: 'kafka.m7g.large',
        clientSubnets: props.vpc.selectSubnets({ subnetType: SubnetType.PRIVATE_WITH_EGRESS }).subnetIds,
        securityGroups: [group.securityGroupId],
        storageInfo: { ebsStorageInfo: { volumeSize: 100 } },
      },
      configurationInfo: { arn: configuration.attrArn, revision: 1 },
      encryptionInfo: {
        encryptionAtRest: { dataVolumeKmsKeyId: props.key.keyArn },
        encryptionInTransit: { clientBroker: 'TLS', inCluster: true },
      },
      clientAuthentication: { sasl: { scram: { enabled: true } } },
      enhancedMonitoring: 'PER_TOPIC_PER_BROKER',
      openMonitoring: {
        prometheus: { jmxExporter: { enabledInBroker: true }, nodeExporter: { enabledInBroker: true } },
      },
      loggingInfo: { brokerLogs: { cloudWatchLogs: { enabled: true, logGroup: log.logGroupName } } },
    });
    // MSK accepts only this prefix, and only a customer's key.
    const origin = new Secret(this, 'login', {
      secretName: `AmazonMSK_${props.name}`,
      encryptionKey: props.key,
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ username: 'vitrine' }),
        generateStringKey: 'password',
        excludePunctuation: true,
        passwordLength: 48,
      },
    });
    new CfnBatchScramSecret(this, 'logins', { clusterArn: cluster.attrArn, secretArnList: [origin.secretArn] });
    this.login = new Secret(this, 'shared-login', {
      secretName: 'vitrine/kafka',
      description: 'Login of the services in Kafka',
      encryptionKey: props.key,
      secretObjectValue: {
        username: SecretValue.unsafePlainText('vitrine'),
        password: origin.secretValueFromJson('password'),
      },
    });
  }
}
