import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Repository, RepositoryEncryption, TagMutability, TagStatus } from 'aws-cdk-lib/aws-ecr';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** One repository an image: a tag, once pushed, is what it is. */
export class Registry extends Construct {
  readonly repositories: readonly Repository[];

  constructor(scope: Construct, id: string, images: readonly string[], key: IKey) {
    super(scope, id);
    this.repositories = images.map(
      (name) =>
        new Repository(this, name, {
          repositoryName: `vitrine/${name}`,
          imageTagMutability: TagMutability.IMMUTABLE,
          imageScanOnPush: true,
          encryption: RepositoryEncryption.KMS,
          encryptionKey: key,
          removalPolicy: RemovalPolicy.RETAIN,
          lifecycleRules: [
            { description: 'untagged layers', tagStatus: TagStatus.UNTAGGED, maxImageAge: Duration.days(14) },
          ],
        }),
    );
  }
}
