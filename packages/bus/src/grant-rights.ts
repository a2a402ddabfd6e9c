import { type KafkaUse, kafkaRightsOf } from '@vitrine/contracts';
import kafkajs, { type AclEntry, type Admin, type Kafka } from 'kafkajs';
import { withAdmin } from './topics-admin.js';

export interface Grant {
  /** A user of the broker. */
  readonly user: string;
  readonly use: KafkaUse;
  /** The installation's prefix, '' for none. */
  readonly prefix: string;
}

/** Gives users the rights that their use of Kafka asks for, and no more. Resolves when the broker applies them. Safe to repeat. */
export async function grantRights(kafka: Kafka, grants: readonly Grant[]): Promise<void> {
  await withAdmin(kafka, async (admin) => {
    await admin.createAcls({ acl: grants.flatMap(rulesOf) });
    // The controller knows the rights before the broker does.
    for (const grant of grants)
      while (!(await holds(admin, grant))) await new Promise((resolve) => setTimeout(resolve, 20));
  });
}

const rulesOf = ({ user, use, prefix }: Grant): AclEntry[] =>
  kafkaRightsOf(use, prefix).flatMap(({ type, name, pattern, operations }) =>
    operations.map((operation) => ({
      principal: `User:${user}`,
      host: '*',
      permissionType: kafkajs.AclPermissionTypes.ALLOW,
      resourceType: RESOURCE_TYPES[type],
      resourceName: name,
      resourcePatternType: PATTERNS[pattern],
      operation: OPERATIONS[operation],
    })),
  );

async function holds(admin: Admin, grant: Grant): Promise<boolean> {
  const { resources } = await admin.describeAcls({
    principal: `User:${grant.user}`,
    resourceType: Resource.ANY,
    resourcePatternType: Pattern.ANY,
    operation: Operation.ANY,
    permissionType: kafkajs.AclPermissionTypes.ANY,
  });
  const known = new Set(
    resources.flatMap(({ resourceName, acls }) => acls.map(({ operation }) => `${resourceName} ${operation}`)),
  );
  return rulesOf(grant).every(({ resourceName, operation }) => known.has(`${resourceName} ${operation}`));
}

const { AclResourceTypes: Resource, AclOperationTypes: Operation, ResourcePatternTypes: Pattern } = kafkajs;
const RESOURCE_TYPES = {
  topic: Resource.TOPIC,
  group: Resource.GROUP,
  transactionalId: Resource.TRANSACTIONAL_ID,
} as const;
const PATTERNS = { literal: Pattern.LITERAL, prefix: Pattern.PREFIXED } as const;
const OPERATIONS = {
  Describe: Operation.DESCRIBE,
  Read: Operation.READ,
  Write: Operation.WRITE,
  Create: Operation.CREATE,
  DescribeConfigs: Operation.DESCRIBE_CONFIGS,
  AlterConfigs: Operation.ALTER_CONFIGS,
} as const;
