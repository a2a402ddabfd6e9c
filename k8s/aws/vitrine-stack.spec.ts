import { describe, expect, it } from '@jest/globals';
import { Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { parse } from 'yaml';
import { prereqsFiles } from '../src/prereqs/prereqs-chart.js';
import type { JsonObject } from '../src/template/tokens.js';
import { at, objectsOf, profileNamed } from '../src/testing.js';
import { type AwsConfig, environments } from './config.js';
import { createApp } from './create-app.js';
import { VitrineStack } from './vitrine-stack.js';

const templateOf = (config: AwsConfig): Template => Template.fromStack(new VitrineStack(createApp(), 'test', config));
const production = templateOf(environments.production);
const staging = templateOf(environments.staging);
const withMsk = templateOf({ ...environments.staging, msk: true });

const propertiesOf = (template: Template, type: string): Record<string, unknown>[] =>
  Object.values(template.findResources(type)).map((resource) => resource.Properties as Record<string, unknown>);

interface Statement {
  readonly Action: string | string[];
  readonly Resource: unknown;
}
const statementsOf = (policy: Record<string, unknown>): Statement[] =>
  at(policy, 'PolicyDocument.Statement') as Statement[];

describe('the network', () => {
  it('has public, private and isolated subnets in three zones, and a log of every flow', () => {
    production.resourceCountIs('AWS::EC2::Subnet', 9);
    production.resourceCountIs('AWS::EC2::NatGateway', 3);
    staging.resourceCountIs('AWS::EC2::NatGateway', 1);
    production.hasResourceProperties('AWS::EC2::FlowLog', { TrafficType: 'ALL' });
  });

  it('gives no machine a public address and keeps S3, ECR, secrets and keys inside', () => {
    for (const subnet of propertiesOf(production, 'AWS::EC2::Subnet')) expect(subnet.MapPublicIpOnLaunch).toBe(false);
    production.resourceCountIs('AWS::EC2::VPCEndpoint', 7);
  });
});

describe('what is kept', () => {
  it('is encrypted, private and reached over TLS only', () => {
    for (const bucket of propertiesOf(production, 'AWS::S3::Bucket')) {
      expect(bucket).toHaveProperty('BucketEncryption');
      expect(bucket.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
    }
    for (const policy of propertiesOf(production, 'AWS::S3::BucketPolicy')) {
      expect(JSON.stringify(policy)).toContain('"aws:SecureTransport":"false"');
    }
  });

  it('has a lake with a lifecycle for each prefix, and versioned features', () => {
    production.hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: Match.arrayWith(
          ['raw', 'processed', 'models', 'reports', 'logs', 'drift-reports'].map((prefix) =>
            Match.objectLike({ Prefix: `${prefix}/` }),
          ),
        ),
      },
    });
    production.hasResourceProperties('AWS::S3::Bucket', { VersioningConfiguration: { Status: 'Enabled' } });
  });

  it('has a database in two zones, encrypted, that refuses to be deleted and to speak without TLS', () => {
    production.hasResourceProperties('AWS::RDS::DBInstance', {
      MultiAZ: true,
      StorageEncrypted: true,
      DeletionProtection: true,
      PubliclyAccessible: false,
      BackupRetentionPeriod: 14,
    });
    production.hasResourceProperties('AWS::RDS::DBParameterGroup', {
      Parameters: Match.objectLike({ 'rds.force_ssl': '1' }),
    });
  });

  it('rotates every key', () => {
    for (const key of propertiesOf(production, 'AWS::KMS::Key')) expect(key.EnableKeyRotation).toBe(true);
  });

  it('puts no password into the template', () => {
    expect(JSON.stringify(production.toJSON())).not.toMatch(/"SecretString":"[^{]/);
    for (const secret of propertiesOf(production, 'AWS::SecretsManager::Secret'))
      expect(secret).toHaveProperty('KmsKeyId');
  });
});

describe('the cluster', () => {
  it('runs in auto mode, logs everything, encrypts secrets and hides its API server', () => {
    production.hasResourceProperties('AWS::EKS::Cluster', {
      ComputeConfig: Match.objectLike({ Enabled: true }),
      EncryptionConfig: Match.anyValue(),
      ResourcesVpcConfig: Match.objectLike({ EndpointPrivateAccess: true, EndpointPublicAccess: false }),
      Logging: { ClusterLogging: { EnabledTypes: Match.arrayWith([{ Type: 'audit' }]) } },
    });
  });

  it('opens its API server to the named addresses only', () => {
    const open = templateOf({ ...environments.staging, operatorCidrs: ['198.51.100.7/32'] });
    open.hasResourceProperties('AWS::EKS::Cluster', {
      ResourcesVpcConfig: Match.objectLike({ PublicAccessCidrs: ['198.51.100.7/32'] }),
    });
  });

  it('gives each service account its own role', () => {
    const accounts = propertiesOf(production, 'AWS::EKS::PodIdentityAssociation').map(
      (each) => `${each.Namespace}/${each.ServiceAccount}`,
    );
    expect(accounts.sort()).toEqual([
      'amazon-cloudwatch/cloudwatch-agent',
      'vitrine-system/external-secrets',
      'vitrine/vitrine-api',
      'vitrine/vitrine-processing',
    ]);
  });

  it('lets no pod beyond its prefixes of the lake, and none delete or list buckets of others', () => {
    const s3 = propertiesOf(production, 'AWS::IAM::Policy').flatMap((policy) =>
      statementsOf(policy).filter((statement) => [statement.Action].flat().some((action) => action.startsWith('s3:'))),
    );
    expect(s3.length).toBeGreaterThan(2);
    for (const { Action, Resource } of s3) {
      expect([Action].flat().filter((action) => /^s3:(\*|Delete)/.test(action))).toEqual([]);
      const resources = JSON.stringify([Resource].flat());
      expect(resources).not.toContain('"*"');
      expect(resources).not.toContain('"/*"');
      expect(resources).not.toContain('features');
    }
  });

  it('asks Kubernetes, not EKS, what the deployment workflow may do', () => {
    production.hasResourceProperties('AWS::EKS::AccessEntry', { KubernetesGroups: ['vitrine-deployers'] });
    const values = parse(prereqsFiles()['values.yaml'] ?? '') as { deployer: { group: string } };
    expect(values.deployer.group).toBe('vitrine-deployers');
  });
});

describe('the credentials', () => {
  /** Names and JSON keys that External Secrets would find. */
  const offered = (template: Template): string[] =>
    propertiesOf(template, 'AWS::SecretsManager::Secret').flatMap((secret) => {
      const generated = secret.GenerateSecretString as { GenerateStringKey?: string; SecretStringTemplate?: string };
      const keys = generated
        ? [generated.GenerateStringKey ?? '', ...Object.keys(JSON.parse(generated.SecretStringTemplate ?? '{}'))]
        : [...JSON.stringify(secret.SecretString).matchAll(/\\?"([a-z-]+)\\?":\\?"/g)].map((match) => match[1] ?? '');
      return keys.map((key) => `${String(secret.Name)}#${key}`);
    });
  interface Remote {
    readonly remoteRef: { readonly key: string; readonly property: string };
  }
  const asked = (values: JsonObject): string[] =>
    objectsOf(values)
      .filter(({ kind }) => kind === 'ExternalSecret')
      .flatMap(({ spec }) => (spec as unknown as { data: Remote[] }).data)
      .map(({ remoteRef }) => `${remoteRef.key}#${remoteRef.property}`);
  const eks = profileNamed('eks').values;

  it('lie where the profile eks of the chart looks for them', () => {
    expect(asked(eks).length).toBe(4);
    expect(offered(production)).toEqual(expect.arrayContaining(asked(eks)));
  });

  it('include the login of MSK where there is one', () => {
    const external: JsonObject = {
      ...eks,
      kafka: { mode: 'external', brokers: 'b:9096', saslMechanism: 'scram-sha-512', existingSecret: 'vitrine-kafka' },
    };
    expect(offered(withMsk)).toEqual(expect.arrayContaining(asked(external)));
  });

  it('outlive the stack where nobody could make them again', () => {
    const origins = Object.values(production.findResources('AWS::SecretsManager::Secret')).filter((secret) =>
      String(secret.Properties.Name).startsWith('vitrine/origin/'),
    );
    expect(origins).toHaveLength(2);
    for (const secret of origins) expect(secret.DeletionPolicy).toBe('Retain');
  });

  it('reach Postgres by the port that the profile eks lets out', () => {
    const [database] = propertiesOf(production, 'AWS::RDS::DBInstance');
    expect(at(eks, 'networkPolicy.externalPorts')).toContainEqual({ port: Number(database?.Port), protocol: 'TCP' });
  });
});

describe('the edge', () => {
  interface Rule {
    readonly Name: string;
    readonly Priority: number;
  }
  const rulesOf = (template: Template): string[] =>
    propertiesOf(template, 'AWS::WAFv2::WebACL').flatMap((firewall) =>
      (firewall.Rules as Rule[]).map((rule) => `${rule.Priority} ${rule.Name}`),
    );

  it('stops everyone but the allowed addresses first, where some are named', () => {
    expect(rulesOf(staging)[0]).toBe('0 only-allowed');
    expect(rulesOf(production)[0]).toBe('0 AWSManagedRulesAmazonIpReputationList');
  });

  it('has a certificate proven by the zone', () => {
    production.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: 'vitrine.example.com',
      ValidationMethod: 'DNS',
    });
  });
});

describe('delivery', () => {
  it('gives each environment an account of its own', () => {
    expect(environments.staging.account).not.toBe(environments.production.account);
  });

  it('lets pull requests read one stack and nothing else', () => {
    const reads = propertiesOf(production, 'AWS::IAM::Policy')
      .flatMap(statementsOf)
      .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('cloudformation:')));
    expect(reads).toEqual([
      expect.objectContaining({
        Action: ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
        Resource: { Ref: 'AWS::StackId' },
      }),
    ]);
  });

  it('lets one environment of one repository deploy, without a stored key', () => {
    production.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Condition: {
              StringEquals: {
                'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com',
                'token.actions.githubusercontent.com:sub': 'repo:vitrine-sales/vitrine:environment:production',
              },
            },
          }),
        ],
        Version: '2012-10-17',
      },
    });
    production.resourceCountIs('AWS::IAM::AccessKey', 0);
  });

  it('pushes images that nobody can change', () => {
    for (const repository of propertiesOf(production, 'AWS::ECR::Repository'))
      expect(repository.ImageTagMutability).toBe('IMMUTABLE');
  });

  it('writes before the money is gone', () => {
    production.hasResourceProperties('AWS::Budgets::Budget', {
      NotificationsWithSubscribers: Match.arrayWith([
        Match.objectLike({ Notification: Match.objectLike({ NotificationType: 'FORECASTED' }) }),
      ]),
    });
  });
});

describe('Kafka by AWS', () => {
  it('is an option: three brokers, TLS and SCRAM', () => {
    staging.resourceCountIs('AWS::MSK::Cluster', 0);
    withMsk.hasResourceProperties('AWS::MSK::Cluster', {
      NumberOfBrokerNodes: 3,
      EncryptionInfo: Match.objectLike({ EncryptionInTransit: { ClientBroker: 'TLS', InCluster: true } }),
      ClientAuthentication: { Sasl: { Scram: { Enabled: true } } },
    });
  });
});

describe('a synth', () => {
  it('asks no account for anything', () => {
    const app = createApp();
    for (const config of Object.values(environments)) new VitrineStack(app, config.environment, config);
    expect(app.synth().manifest.missing).toBeUndefined();
  });
});

describe('cdk-nag', () => {
  it.each([environments.production, { ...environments.staging, msk: true }])(
    'finds nothing that is not explained ($environment)',
    (config) => {
      const app = createApp();
      new VitrineStack(app, 'nag', config);
      Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
      expect(() => app.synth()).not.toThrow();
    },
  );
});
