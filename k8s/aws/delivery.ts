import { Duration, Stack } from 'aws-cdk-lib';
import type { Repository } from 'aws-cdk-lib/aws-ecr';
import { CfnAccessEntry } from 'aws-cdk-lib/aws-eks';
import type { Cluster } from 'aws-cdk-lib/aws-eks-v2';
import { CfnOIDCProvider, FederatedPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

const ISSUER = 'token.actions.githubusercontent.com';

export interface DeliveryProps {
  readonly repository: string;
  readonly environment: string;
  readonly cluster: Cluster;
  readonly images: readonly Repository[];
}

/** The group that charts/vitrine-prereqs binds to rights in the namespace of Vitrine. */
export const DEPLOYERS = 'vitrine-deployers';

/**
 * The roles of the deployment workflow: no key is stored anywhere, and only this repository's environments may wear them. One role deploys.
 * The other, for pull requests, reads the existing stack, which `cdk diff` compares with.
 */
export class Delivery extends Construct {
  readonly role: Role;
  readonly diffRole: Role;

  constructor(scope: Construct, id: string, { repository, environment, cluster, images }: DeliveryProps) {
    super(scope, id);
    const provider = new CfnOIDCProvider(this, 'github', {
      url: `https://${ISSUER}`,
      clientIdList: ['sts.amazonaws.com'],
    });
    const wornBy = (githubEnvironment: string): FederatedPrincipal =>
      new FederatedPrincipal(
        provider.attrArn,
        {
          StringEquals: {
            [`${ISSUER}:aud`]: 'sts.amazonaws.com',
            [`${ISSUER}:sub`]: `repo:${repository}:environment:${githubEnvironment}`,
          },
        },
        'sts:AssumeRoleWithWebIdentity',
      );
    this.role = new Role(this, 'role', {
      description: `Deploys Vitrine to ${environment}`,
      maxSessionDuration: Duration.hours(1),
      assumedBy: wornBy(environment),
    });
    this.diffRole = new Role(this, 'diff-role', {
      description: `Reads the stack of ${environment} for cdk diff`,
      maxSessionDuration: Duration.hours(1),
      assumedBy: wornBy(`${environment}-read`),
    });
    this.diffRole.addToPolicy(
      new PolicyStatement({
        actions: ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
        resources: [Stack.of(this).stackId],
      }),
    );
    this.role.addToPolicy(new PolicyStatement({ actions: ['eks:DescribeCluster'], resources: [cluster.clusterArn] }));
    for (const image of images) image.grantPullPush(this.role);
    // Inside the cluster a group, whose rights are Kubernetes' own: EKS' access policies know no custom resources.
    new CfnAccessEntry(this, 'deployer', {
      clusterName: cluster.clusterName,
      principalArn: this.role.roleArn,
      kubernetesGroups: [DEPLOYERS],
    });
  }
}
