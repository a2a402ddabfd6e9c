import { type Stack, Validations } from 'aws-cdk-lib';

interface Acknowledgement {
  /** Findings of one kind that share a reason, as cdk-nag prints them. */
  readonly ids: readonly string[];
  readonly reason: string;
}

const nag = (...ids: string[]): string[] => ids.map((id) => `AwsSolutions::AwsSolutions-${id}`);
const managedPolicy = (name: string): string => `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${name}]`;
const EKS_POLICIES = [
  'AmazonEKSClusterPolicy',
  'AmazonEKSComputePolicy',
  'AmazonEKSBlockStoragePolicy',
  'AmazonEKSLoadBalancingPolicy',
  'AmazonEKSNetworkingPolicy',
  'AmazonEKSWorkerNodePolicy',
  'AmazonEC2ContainerRegistryReadOnly',
];

/** Findings of cdk-nag that stay, each with its reason. A new finding fails the test until someone decides. */
export const acknowledged: readonly Acknowledgement[] = [
  {
    ids: nag('EC23'),
    reason:
      'The rule cannot read the range of the VPC, which CloudFormation fills in; the endpoints are open to the VPC only.',
  },
  {
    ids: nag(...EKS_POLICIES.map(managedPolicy)),
    reason:
      'EKS auto mode requires exactly these policies on the cluster and its nodes; AWS keeps them up to date with the service.',
  },
  {
    ids: nag(
      managedPolicy('CloudWatchAgentServerPolicy'),
      managedPolicy('service-role/AmazonRDSEnhancedMonitoringRole'),
    ),
    reason:
      'The agents of CloudWatch and RDS are AWS’s own and change what they write; their policies allow metrics and logs only.',
  },
  {
    ids: nag(
      'IAM5[Action::s3:Abort*]',
      'IAM5[Action::s3:GetBucket*]',
      'IAM5[Action::s3:GetObject*]',
      'IAM5[Action::s3:List*]',
      'IAM5[Action::kms:ReEncrypt*]',
      'IAM5[Action::kms:GenerateDataKey*]',
    ),
    reason:
      'CDK’s grants on one named bucket and key: the wildcards stand for variants of the same verb (versions, multipart).',
  },
  {
    ids: nag(...['raw', 'processed', 'reports'].map((prefix) => `IAM5[Resource::<lakeE04DF873.Arn>/${prefix}/*]`)),
    reason: 'The objects below one prefix of our own lake; their names are not known beforehand.',
  },
  {
    ids: nag('IAM5[Resource::*]'),
    reason: 'ecr:GetAuthorizationToken knows no resource, and gives access to no image by itself.',
  },
  {
    ids: nag('SMG4'),
    reason:
      'The privacy key and the admin key must not change by themselves; docs/operations.md says how each is rotated by hand.',
  },
  {
    ids: nag('RDS3'),
    reason: 'Staging lives in one zone to save money; production is Multi-AZ and a test holds it to that.',
  },
  {
    ids: ['CloudFormation-Validate::W3010'],
    reason: 'The zones are written down on purpose (config.ts): a lookup would need an account to synthesise.',
  },
  {
    ids: ['CloudFormation-Validate::W9009'],
    reason:
      'EKS calls the field deprecated although CDK’s own construct still writes it; secrets are encrypted either way.',
  },
];

export function acknowledgeFindings(stack: Stack): void {
  for (const { ids, reason } of acknowledged) {
    for (const id of ids) Validations.of(stack).acknowledge({ id, reason });
  }
}
