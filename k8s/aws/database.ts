import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  InstanceClass,
  InstanceSize,
  InstanceType,
  type ISecurityGroup,
  type IVpc,
  Port,
  SubnetType,
} from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import {
  Credentials,
  DatabaseInstance,
  DatabaseInstanceEngine,
  ParameterGroup,
  PostgresEngineVersion,
  StorageType,
} from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';

export interface DatabaseProps {
  readonly name: string;
  readonly logsKey: IKey;
  readonly vpc: IVpc;
  readonly key: IKey;
  readonly multiAz: boolean;
  readonly storageGiB: number;
  readonly clients: ISecurityGroup;
}

/** Postgres for people, rules and reports: encrypted, TLS enforced, without a way to or from the internet. */
export class Database extends Construct {
  readonly instance: DatabaseInstance;

  constructor(scope: Construct, id: string, props: DatabaseProps) {
    super(scope, id);
    const engine = DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17 });
    const identifier = `${props.name}-postgres`;
    // Made first, under the name RDS will use: encrypted, and with an end.
    const log = new LogGroup(this, 'log', {
      logGroupName: `/aws/rds/instance/${identifier}/postgresql`,
      encryptionKey: props.logsKey,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.instance = new DatabaseInstance(this, 'postgres', {
      instanceIdentifier: identifier,
      engine,
      vpc: props.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      instanceType: InstanceType.of(InstanceClass.T4G, InstanceSize.MEDIUM),
      multiAz: props.multiAz,
      allocatedStorage: props.storageGiB,
      maxAllocatedStorage: props.storageGiB * 5,
      storageType: StorageType.GP3,
      storageEncrypted: true,
      storageEncryptionKey: props.key,
      databaseName: 'vitrine',
      credentials: Credentials.fromGeneratedSecret('vitrine', { encryptionKey: props.key }),
      parameterGroup: new ParameterGroup(this, 'parameters', {
        engine,
        parameters: { 'rds.force_ssl': '1', log_min_duration_statement: '1000' },
      }),
      backupRetention: Duration.days(14),
      copyTagsToSnapshot: true,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
      iamAuthentication: true,
      autoMinorVersionUpgrade: true,
      cloudwatchLogsExports: ['postgresql'],
      monitoringInterval: Duration.minutes(1),
      // Not the port that every scanner tries first.
      port: 5433,
    });
    this.instance.node.addDependency(log);
    this.instance.connections.allowFrom(props.clients, Port.tcp(5433), 'pods');
  }
}
