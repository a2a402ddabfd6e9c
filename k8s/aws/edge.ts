import { RemovalPolicy } from 'aws-cdk-lib';
import { Certificate, CertificateValidation } from 'aws-cdk-lib/aws-certificatemanager';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { PublicHostedZone } from 'aws-cdk-lib/aws-route53';
import { CfnIPSet, CfnLoggingConfiguration, CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

export interface EdgeProps {
  readonly name: string;
  readonly zoneName: string;
  readonly host: string;
  readonly allowedCidrs: readonly string[];
  readonly logsKey: IKey;
}

const REQUESTS_PER_FIVE_MINUTES = 5_000;
const MANAGED = [
  'AWSManagedRulesAmazonIpReputationList',
  'AWSManagedRulesKnownBadInputsRuleSet',
  'AWSManagedRulesCommonRuleSet',
];

/** Name, certificate and firewall of the load balancer, which the Ingress finds by their ARNs. */
export class Edge extends Construct {
  readonly certificate: Certificate;
  readonly webAcl: CfnWebACL;

  constructor(
    scope: Construct,
    id: string,
    private readonly props: EdgeProps,
  ) {
    super(scope, id);
    const zone = new PublicHostedZone(this, 'zone', { zoneName: props.zoneName });
    this.certificate = new Certificate(this, 'certificate', {
      domainName: props.host,
      validation: CertificateValidation.fromDns(zone),
    });
    this.webAcl = this.firewall();
    const group = new LogGroup(this, 'firewall-log', {
      logGroupName: `aws-waf-logs-${props.name}`,
      encryptionKey: props.logsKey,
      retention: RetentionDays.THREE_MONTHS,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new CfnLoggingConfiguration(this, 'logging', {
      resourceArn: this.webAcl.attrArn,
      logDestinationConfigs: [group.logGroupArn.replace(/:\*$/, '')],
      redactedFields: [{ singleHeader: { Name: 'authorization' } }, { singleHeader: { Name: 'cookie' } }],
    });
  }

  private firewall(): CfnWebACL {
    const rules = [...this.onlyAllowed(), ...MANAGED.map(managed), limited];
    return new CfnWebACL(this, 'firewall', {
      name: this.props.name,
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      visibilityConfig: visibility('all'),
      rules: rules.map((rule, priority) => ({ ...rule, priority })),
    });
  }

  /** With allowedCidrs, everyone else is stopped before any other rule. */
  private onlyAllowed(): Omit<CfnWebACL.RuleProperty, 'priority'>[] {
    if (this.props.allowedCidrs.length === 0) return [];
    const allowed = new CfnIPSet(this, 'allowed', {
      scope: 'REGIONAL',
      ipAddressVersion: 'IPV4',
      addresses: [...this.props.allowedCidrs],
    });
    return [
      {
        name: 'only-allowed',
        action: { block: {} },
        statement: { notStatement: { statement: { ipSetReferenceStatement: { arn: allowed.attrArn } } } },
        visibilityConfig: visibility('only-allowed'),
      },
    ];
  }
}

const visibility = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: true,
  metricName,
});

const managed = (name: string): Omit<CfnWebACL.RuleProperty, 'priority'> => ({
  name,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      // Batches of sales are bigger than the 8 KB that this rule allows.
      ...(name === 'AWSManagedRulesCommonRuleSet'
        ? { ruleActionOverrides: [{ name: 'SizeRestrictions_BODY', actionToUse: { count: {} } }] }
        : {}),
    },
  },
  visibilityConfig: visibility(name),
});

const limited: Omit<CfnWebACL.RuleProperty, 'priority'> = {
  name: 'rate',
  action: { block: {} },
  statement: { rateBasedStatement: { limit: REQUESTS_PER_FIVE_MINUTES, aggregateKeyType: 'IP' } },
  visibilityConfig: visibility('rate'),
};
