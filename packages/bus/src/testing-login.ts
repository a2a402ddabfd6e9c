import type { Kafka } from 'kafkajs';
import { type Grant, grantRights } from './grant-rights.js';
import type { KafkaEnv } from './kafka.js';

export interface LimitedUser extends Grant {
  /** The test broker's second door, which asks for a login and holds to access rules. */
  readonly brokers: string;
}

/**
 * For tests: gives one of the test broker's users, who have no rights of their own, those that its use of Kafka asks for; what its
 * environment says then.
 */
export async function limitedLogin(kafka: Kafka, { user, use, prefix, brokers }: LimitedUser) {
  await grantRights(kafka, [{ user, use, prefix }]);
  return {
    KAFKA_BROKERS: brokers,
    KAFKA_TOPIC_PREFIX: prefix,
    KAFKA_SASL_MECHANISM: 'plain',
    KAFKA_SASL_USERNAME: user,
    KAFKA_SASL_PASSWORD: 'vitrine',
  } as const satisfies KafkaEnv;
}
