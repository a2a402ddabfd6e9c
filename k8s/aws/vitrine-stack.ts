import { type Deployable, deployables } from '@vitrine/contracts';
import { CfnOutput, Stack, type StackProps, Tags } from 'aws-cdk-lib';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledgeFindings } from './acknowledged.js';
import { Audit } from './audit.js';
import { Budget } from './budget.js';
import { Kubernetes } from './cluster.js';
import type { AwsConfig } from './config.js';
import { Database } from './database.js';
import { Delivery } from './delivery.js';
import { Edge } from './edge.js';
import { ManagedKafka } from './kafka.js';
import { Keys } from './keys.js';
import { Lake } from './lake.js';
import { Network } from './network.js';
import { Registry } from './registry.js';
import { Credentials } from './secrets.js';

/** Images that the release workflow pushes. */
const IMAGES = [...deployables.map(({ name }) => name), 'jobs'];

/** Everything AWS for one environment of Vitrine. Workloads come by Helm; this makes what they stand on. */
export class VitrineStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: AwsConfig,
    props: StackProps = {},
  ) {
    super(scope, id, {
      ...props,
      env: { account: config.account, region: config.region },
      terminationProtection: config.environment === 'production',
    });
    const name = `vitrine-${config.environment}`;
    Tags.of(this).add('project', 'vitrine');
    Tags.of(this).add('environment', config.environment);

    const keys = new Keys(this, 'keys');
    const { vpc } = new Network(this, 'network', { ...config, logsKey: keys.logs });
    const storage = new Lake(this, 'lake', keys.data);
    const kubernetes = new Kubernetes(this, 'kubernetes', {
      name,
      vpc,
      key: keys.data,
      logsKey: keys.logs,
      operatorCidrs: config.operatorCidrs,
    });
    const pods = kubernetes.cluster.clusterSecurityGroup;
    const { instance } = new Database(this, 'database', {
      name,
      vpc,
      key: keys.data,
      logsKey: keys.logs,
      clients: pods,
      ...config.database,
    });
    const credentials = new Credentials(this, 'credentials', keys.data, instance);
    const registry = new Registry(this, 'registry', IMAGES, keys.data);
    const edge = new Edge(this, 'edge', { name, ...config, logsKey: keys.logs });
    const delivery = new Delivery(this, 'delivery', {
      ...config,
      cluster: kubernetes.cluster,
      images: registry.repositories,
    });
    new Audit(this, 'audit', keys.logs, storage.accessLogs);
    new Budget(this, 'budget', config.budget);
    const kafka = config.msk
      ? [new ManagedKafka(this, 'kafka', { name, vpc, key: keys.data, logsKey: keys.logs, clients: pods }).login]
      : [];

    this.letPodsReach(kubernetes, storage.lake, [...credentials.shared, ...kafka]);
    this.say({
      ClusterName: name,
      CertificateArn: edge.certificate.certificateArn,
      WebAclArn: edge.webAcl.attrArn,
      LakeUrl: `s3://${storage.lake.bucketName}`,
      FeaturesUrl: `s3://${storage.features.bucketName}`,
      DeployRoleArn: delivery.role.roleArn,
      DiffRoleArn: delivery.diffRole.roleArn,
    });
    acknowledgeFindings(this);
  }

  /** Known beforehand: otherwise CDK would ask the account, and a synth would need its credentials. */
  override get availabilityZones(): string[] {
    return [...this.config.availabilityZones];
  }

  private letPodsReach(kubernetes: Kubernetes, lake: Bucket, secrets: readonly Secret[]): void {
    for (const { name, lake: prefixes } of deployables as readonly Deployable[]) {
      // A program that touches nothing of the lake has no right in AWS at all.
      if (!prefixes) continue;
      const role = kubernetes.podRole(name, 'vitrine', `vitrine-${name}`);
      for (const prefix of prefixes.reads) lake.grantRead(role, `${prefix}/*`);
      for (const prefix of prefixes.writes) lake.grantPut(role, `${prefix}/*`);
    }
    const secretsReader = kubernetes.podRole('external-secrets', 'vitrine-system', 'external-secrets');
    for (const secret of secrets) secret.grantRead(secretsReader);
  }

  private say(outputs: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(outputs)) new CfnOutput(this, name, { value });
  }
}
