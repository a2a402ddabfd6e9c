import { RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { DatabaseInstance } from 'aws-cdk-lib/aws-rds';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

const HEX = {
  excludePunctuation: true,
  excludeUppercase: true,
  excludeCharacters: 'ghijklmnopqrstuvwxyz',
  includeSpace: false,
};

/**
 * The credentials that External Secrets copies into the cluster: `vitrine/<entry>`, JSON with the keys that the chart asks for. AWS makes
 * each once, and nobody sees it. CloudFormation resolves references in keys made of others, so no template holds a password.
 */
export class Credentials extends Construct {
  /** What the cluster may read. */
  readonly shared: readonly Secret[];

  constructor(
    scope: Construct,
    id: string,
    private readonly key: IKey,
    database: DatabaseInstance,
  ) {
    super(scope, id);
    const privacy = this.generated(
      'privacy-key',
      'Wraps every tenant’s key. Lost, customers’ tokens can never be made again',
      64,
    );
    const admin = this.generated(
      'admin-api-key',
      'Key of the instance’s administrator, without its head vtr_live_',
      48,
    );
    const password = database.secret?.secretValueFromJson('password').unsafeUnwrap() ?? '';
    const { dbInstanceEndpointAddress: host, dbInstanceEndpointPort: port } = database;
    this.shared = [
      this.composed('app', 'What Vitrine itself needs', {
        'privacy-key': privacy.secretValue.unsafeUnwrap(),
        'admin-api-key': `vtr_live_${admin.secretValue.unsafeUnwrap()}`,
      }),
      new Secret(this, 'clickhouse', {
        secretName: 'vitrine/clickhouse',
        description: 'Password of the services in ClickHouse',
        encryptionKey: key,
        generateSecretString: {
          ...HEX,
          passwordLength: 48,
          secretStringTemplate: '{}',
          generateStringKey: 'password',
        },
      }),
      this.composed('postgres', 'Address of Postgres with its login', {
        url: `postgres://vitrine:${password}@${host}:${port}/vitrine?sslmode=verify-full`,
      }),
    ];
  }

  private generated(name: string, description: string, passwordLength: number): Secret {
    return new Secret(this, name, {
      secretName: `vitrine/origin/${name}`,
      description,
      encryptionKey: this.key,
      generateSecretString: { ...HEX, passwordLength },
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  private composed(name: string, description: string, entries: Readonly<Record<string, string>>): Secret {
    return new Secret(this, name, {
      secretName: `vitrine/${name}`,
      description,
      encryptionKey: this.key,
      secretObjectValue: Object.fromEntries(
        Object.entries(entries).map(([entry, value]) => [entry, SecretValue.unsafePlainText(value)]),
      ),
    });
  }
}
