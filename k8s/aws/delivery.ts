import { Duration } from 'aws-cdk-lib';
import type { Repository } from 'aws-cdk-lib/aws-ecr';
import { AccessPolicy, AccessScopeType, type Cluster } from 'aws-cdk-lib/aws-eks-v2';
import { CfnOIDCProvider, FederatedPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

const ISSUER = 'token.actions.githubusercontent.com';

export interface DeliveryProps {
  readonly repository: string;
  readonly environment: string;
  readonly cluster: Cluster;
  readonly images: readonly Repository[];
}

/** The role of the deployment workflow: no key is stored anywhere, and only this repository's environment may wear it. */
export class Delivery extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { repository, environment, cluster, images }: DeliveryProps) {
    super(scope, id);
    const provider = new CfnOIDCProvider(this, 'github', {
      url: `https://${ISSUER}`,
      clientIdList: ['sts.amazonaws.com'],
    });
    this.role = new Role(this, 'role', {
      description: `Deploys Vitrine to ${environment}`,
      maxSessionDuration: Duration.hours(1),
      assumedBy: new FederatedPrincipal(
        provider.attrArn,
        {
          StringEquals: {
            [`${ISSUER}:aud`]: 'sts.amazonaws.com',
            [`${ISSUER}:sub`]: `repo:${repository}:environment:${environment}`,
          },
        },
        'sts:AssumeRoleWithWebIdentity',
      ),
    });
    this.role.addToPolicy(new PolicyStatement({ actions: ['eks:DescribeCluster'], resources: [cluster.clusterArn] }));
    for (const image of images) image.grantPullPush(this.role);
    // Inside the cluster: everything in its own namespace, nothing outside.
    cluster.grantAccess('deployer', this.role.roleArn, [
      AccessPolicy.fromAccessPolicyName('AmazonEKSAdminPolicy', {
        accessScopeType: AccessScopeType.NAMESPACE,
        namespaces: ['vitrine'],
      }),
    ]);
  }
}
