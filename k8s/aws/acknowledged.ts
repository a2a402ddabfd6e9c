import { type Stack, Validations } from 'aws-cdk-lib';

/** Findings of cdk-nag that stay, each with its reason. A new finding fails the test until someone decides. */
export const acknowledged: Readonly<Record<string, string>> = {};

export function acknowledgeFindings(stack: Stack): void {
  for (const [id, reason] of Object.entries(acknowledged)) Validations.of(stack).acknowledge({ id, reason });
}
