import { type KafkaUse, kafkaRightsOf } from '@vitrine/contracts';
import kafkajs, { type AclEntry, type Admin, type Kafka } from 'kafkajs';
import type { KafkaEnv } from './kafka.js';
import { withAdmin } from './topics-admin.js';

export interface LimitedUser {
  /** One of the test broker's users that have no rights of their own. */
  readonly user: string;
  readonly use: KafkaUse;
  readonly prefix: string;
  /** The test broker's second door, which asks for a login and holds to access rules. */
  readonly brokers: string;
}

/** For tests: gives a user the rights that its use of Kafka asks for, and no more; what its environment says then. */
export async function limitedLogin(kafka: Kafka, { user, use, prefix, brokers }: LimitedUser) {
  const acl = kafkaRightsOf(use, prefix).flatMap(({ type, name, pattern, operations }) =>
    operations.map(
      (operation): AclEntry => ({
        principal: `User:${user}`,
        host: '*',
        permissionType: kafkajs.AclPermissionTypes.ALLOW,
        resourceType: RESOURCE_TYPES[type],
        resourceName: name,
        resourcePatternType: PATTERNS[pattern],
        operation: OPERATIONS[operation],
      }),
    ),
  );
  await withAdmin(kafka, async (admin) => {
    await admin.createAcls({ acl });
    // The controller has them before the broker has.
    while ((await rulesOf(admin, user, prefix)) < acl.length) await new Promise((resolve) => setTimeout(resolve, 20));
  });
  return {
    KAFKA_BROKERS: brokers,
    KAFKA_TOPIC_PREFIX: prefix,
    KAFKA_SASL_MECHANISM: 'plain',
    KAFKA_SASL_USERNAME: user,
    KAFKA_SASL_PASSWORD: 'vitrine',
  } as const satisfies KafkaEnv;
}

async function rulesOf(admin: Admin, user: string, prefix: string): Promise<number> {
  const { resources } = await admin.describeAcls({
    principal: `User:${user}`,
    resourceType: Resource.ANY,
    resourcePatternType: Pattern.ANY,
    operation: Operation.ANY,
    permissionType: kafkajs.AclPermissionTypes.ANY,
  });
  return resources
    .filter(({ resourceName }) => resourceName.startsWith(prefix))
    .reduce((sum, { acls }) => sum + acls.length, 0);
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
