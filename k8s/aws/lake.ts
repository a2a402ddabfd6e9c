import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

/** Prefixes of the lake and how long each lives. Raw and processed move to a cheaper class, reports and logs end. */
const LIFECYCLE: readonly LifecycleRule[] = [
  {
    id: 'raw',
    prefix: 'raw/',
    transitions: [{ storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, transitionAfter: Duration.days(90) }],
  },
  {
    id: 'processed',
    prefix: 'processed/',
    transitions: [{ storageClass: StorageClass.INFREQUENT_ACCESS, transitionAfter: Duration.days(90) }],
  },
  { id: 'models', prefix: 'models/', noncurrentVersionExpiration: Duration.days(365) },
  { id: 'reports', prefix: 'reports/', expiration: Duration.days(400) },
  { id: 'logs', prefix: 'logs/', expiration: Duration.days(90) },
  { id: 'drift-reports', prefix: 'drift-reports/', expiration: Duration.days(400) },
  { id: 'parts', abortIncompleteMultipartUploadAfter: Duration.days(7) },
];

/** The lake, the versioned features, and the bucket that logs who read them: encrypted, private, over TLS only. */
export class Lake extends Construct {
  readonly lake: Bucket;
  readonly features: Bucket;
  readonly accessLogs: IBucket;

  constructor(scope: Construct, id: string, key: IKey) {
    super(scope, id);
    const common: BucketProps = {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      removalPolicy: RemovalPolicy.RETAIN,
    };
    // Log delivery cannot use a customer's key.
    this.accessLogs = new Bucket(this, 'access-logs', {
      ...common,
      encryption: BucketEncryption.S3_MANAGED,
      lifecycleRules: [{ expiration: Duration.days(365) }],
    }) as IBucket;
    const encrypted: BucketProps = {
      ...common,
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: this.accessLogs,
    };
    this.lake = new Bucket(this, 'lake', {
      ...encrypted,
      lifecycleRules: [...LIFECYCLE],
      serverAccessLogsPrefix: 'lake/',
    });
    this.features = new Bucket(this, 'features', {
      ...encrypted,
      versioned: true,
      serverAccessLogsPrefix: 'features/',
      lifecycleRules: [
        { noncurrentVersionExpiration: Duration.days(365), abortIncompleteMultipartUploadAfter: Duration.days(7) },
      ],
    });
  }
}
