import { kafkaUses } from '@vitrine/contracts';
import type { Kafka } from 'kafkajs';
import { grantRights } from './grant-rights.js';
import type { KafkaEnv } from './kafka.js';

export interface LimitedUser {
  /** One of ours, whose name its user bears. */
  readonly program: keyof typeof kafkaUses;
  /** The installation's prefix, '' for none. */
  readonly prefix: string;
  /** The test broker's second listener, which asks for a login and enforces access rules. */
  readonly brokers: string;
}

/**
 * For tests: grants the rights of a program's use of Kafka to its user of the test broker, who has none at first. @returns the environment
 * of that login
 */
export async function limitedLogin(kafka: Kafka, { program, prefix, brokers }: LimitedUser) {
  await grantRights(kafka, [{ user: program, use: kafkaUses[program], prefix }]);
  return {
    KAFKA_BROKERS: brokers,
    KAFKA_TOPIC_PREFIX: prefix,
    KAFKA_SASL_MECHANISM: 'plain',
    KAFKA_SASL_USERNAME: program,
    KAFKA_SASL_PASSWORD: 'vitrine',
  } as const satisfies KafkaEnv;
}
