import { RemovalPolicy } from 'aws-cdk-lib';
import type { IVpc } from 'aws-cdk-lib/aws-ec2';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { CfnAddon, CfnPodIdentityAssociation } from 'aws-cdk-lib/aws-eks';
import { Cluster, ClusterLoggingTypes, EndpointAccess, KubernetesVersion } from 'aws-cdk-lib/aws-eks-v2';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface KubernetesProps {
  readonly name: string;
  readonly vpc: IVpc;
  readonly key: IKey;
  readonly logsKey: IKey;
  readonly operatorCidrs: readonly string[];
}

/** EKS in auto mode: AWS runs nodes, volumes and load balancers; each workload gets AWS rights by Pod Identity only. */
export class Kubernetes extends Construct {
  readonly cluster: Cluster;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: KubernetesProps,
  ) {
    super(scope, id);
    // Made before the cluster, so that the audit log is encrypted and ends.
    const group = new LogGroup(this, 'audit', {
      logGroupName: `/aws/eks/${props.name}/cluster`,
      encryptionKey: props.logsKey,
      retention: RetentionDays.ONE_YEAR,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.cluster = new Cluster(this, 'cluster', {
      clusterName: props.name,
      version: KubernetesVersion.V1_34,
      vpc: props.vpc,
      vpcSubnets: [{ subnetType: SubnetType.PRIVATE_WITH_EGRESS }],
      endpointAccess:
        props.operatorCidrs.length > 0
          ? EndpointAccess.PUBLIC_AND_PRIVATE.onlyFrom(...props.operatorCidrs)
          : EndpointAccess.PRIVATE,
      secretsEncryptionKey: props.key,
      clusterLogging: [
        ClusterLoggingTypes.API,
        ClusterLoggingTypes.AUDIT,
        ClusterLoggingTypes.AUTHENTICATOR,
        ClusterLoggingTypes.CONTROLLER_MANAGER,
        ClusterLoggingTypes.SCHEDULER,
      ],
      // People come in by access entries, not because they happened to create the stack.
      bootstrapClusterCreatorAdminPermissions: false,
    });
    this.cluster.node.addDependency(group);
    this.observe();
  }

  /** Container logs and metrics to CloudWatch. */
  private observe(): void {
    const role = this.podRole('cloudwatch-agent', 'amazon-cloudwatch', 'cloudwatch-agent');
    role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('CloudWatchAgentServerPolicy'));
    new CfnAddon(this, 'observability', {
      clusterName: this.cluster.clusterName,
      addonName: 'amazon-cloudwatch-observability',
    });
  }

  /** A role that the pods of one service account wear. */
  podRole(id: string, namespace: string, serviceAccount: string): Role {
    const role = new Role(this, `${id}-role`, {
      assumedBy: new ServicePrincipal('pods.eks.amazonaws.com').withSessionTags(),
      description: `${this.props.name}: pods of ${namespace}/${serviceAccount}`,
    });
    new CfnPodIdentityAssociation(this, `${id}-identity`, {
      clusterName: this.cluster.clusterName,
      namespace,
      serviceAccount,
      roleArn: role.roleArn,
    });
    return role;
  }
}
