import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Two keys that rotate every year: one for what shops entrust to us, one for what we write about ourselves. */
export class Keys extends Construct {
  readonly data: Key;
  readonly logs: Key;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { region, account } = Stack.of(this);
    this.data = new Key(this, 'data', {
      description: 'Vitrine: lake, database, secrets',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.logs = new Key(this, 'logs', {
      description: 'Vitrine: logs and audit trail',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const arnLike = { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:*` } };
    this.logs.grantEncryptDecrypt(new ServicePrincipal(`logs.${region}.amazonaws.com`, { conditions: arnLike }));
    this.logs.grantEncryptDecrypt(new ServicePrincipal('cloudtrail.amazonaws.com'));
  }
}
