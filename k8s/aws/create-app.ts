import { App } from 'aws-cdk-lib';

/** Newer behaviour that CDK leaves off until it is asked for; in code, so that tests and deployments agree. */
const FLAGS = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/aws-kms:aliasNameRef': true,
  'aws:cdk:disable-stack-trace': true,
} as const;

export const createApp = (outdir?: string): App =>
  new App({ context: FLAGS, analyticsReporting: false, ...(outdir ? { outdir } : {}) });
