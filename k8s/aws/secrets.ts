import { Fn, SecretValue } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** The credentials that External Secrets copies into the cluster, each made once by AWS and seen by nobody. */
export class Credentials extends Construct {
  readonly all: readonly Secret[];

  constructor(scope: Construct, id: string, key: IKey, database: DatabaseInstance) {
    super(scope, id);
    const hex = {
      excludePunctuation: true,
      excludeUppercase: true,
      excludeCharacters: 'ghijklmnopqrstuvwxyz',
      includeSpace: false,
    };
    const generated = (name: string, description: string, passwordLength: number): Secret =>
      new Secret(this, name, {
        secretName: `vitrine/${name}`,
        description,
        encryptionKey: key,
        generateSecretString: { ...hex, passwordLength },
      });
    const password = database.secret?.secretValueFromJson('password').unsafeUnwrap() ?? '';
    const url = Fn.join('', [
      'postgres://vitrine:',
      password,
      '@',
      database.dbInstanceEndpointAddress,
      ':',
      database.dbInstanceEndpointPort,
      '/vitrine?sslmode=verify-full',
    ]);
    this.all = [
      generated('privacy-key', 'Wraps every tenant’s key. Lost, customers’ tokens can never be made again', 64),
      generated('admin-api-key', 'Key of the instance’s administrator', 48),
      generated('clickhouse-password', 'Password of the services in ClickHouse', 48),
      // A reference that CloudFormation resolves at deployment: the template holds no password.
      new Secret(this, 'postgres-url', {
        secretName: 'vitrine/postgres-url',
        description: 'Address of Postgres with its login',
        encryptionKey: key,
        secretStringValue: SecretValue.unsafePlainText(url),
      }),
    ];
  }
}
