import { RemovalPolicy } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  FlowLogTrafficType,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  type IVpc,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

export interface NetworkProps {
  readonly availabilityZones: readonly string[];
  readonly natGateways: number;
  readonly endpointZones: number;
  readonly logsKey: IKey;
}

/** AWS services that nodes and pods call all day: by endpoint, so that the traffic stays inside and off the NAT's bill. */
const ENDPOINTS = {
  ecrApi: InterfaceVpcEndpointAwsService.ECR,
  ecrDocker: InterfaceVpcEndpointAwsService.ECR_DOCKER,
  logs: InterfaceVpcEndpointAwsService.CLOUDWATCH_LOGS,
  sts: InterfaceVpcEndpointAwsService.STS,
  secrets: InterfaceVpcEndpointAwsService.SECRETS_MANAGER,
  kms: InterfaceVpcEndpointAwsService.KMS,
} as const;

/** Public subnets for the load balancer, private ones for nodes, isolated ones (no way out) for databases; every flow logged. */
export class Network extends Construct {
  readonly vpc: IVpc;

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const vpc = new Vpc(this, 'vpc', {
      ipAddresses: IpAddresses.cidr('10.0.0.0/16'),
      availabilityZones: [...props.availabilityZones],
      natGateways: props.natGateways,
      // Nothing uses the default group; emptying it would take a function of CDK's with rights of its own.
      restrictDefaultSecurityGroup: false,
      subnetConfiguration: [
        { name: 'public', subnetType: SubnetType.PUBLIC, cidrMask: 24, mapPublicIpOnLaunch: false },
        { name: 'private', subnetType: SubnetType.PRIVATE_WITH_EGRESS, cidrMask: 19 },
        { name: 'isolated', subnetType: SubnetType.PRIVATE_ISOLATED, cidrMask: 24 },
      ],
    });
    const group = new LogGroup(this, 'flows', {
      encryptionKey: props.logsKey,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    vpc.addFlowLog('flow-log', {
      destination: FlowLogDestination.toCloudWatchLogs(group),
      trafficType: FlowLogTrafficType.ALL,
    });
    vpc.addGatewayEndpoint('s3', { service: GatewayVpcEndpointAwsService.S3 });
    const subnets = {
      subnetType: SubnetType.PRIVATE_WITH_EGRESS,
      availabilityZones: props.availabilityZones.slice(0, props.endpointZones),
    };
    for (const [name, service] of Object.entries(ENDPOINTS)) vpc.addInterfaceEndpoint(name, { service, subnets });
    // CDK's own types do not fit exactOptionalPropertyTypes: what others get is the interface.
    this.vpc = vpc as IVpc;
  }
}
