/** Kafka cannot be reached, or stopped answering. Waiting and trying again may help. */
export class BusUnavailable extends Error {
  override readonly name = 'BusUnavailable';
  readonly retryable = true;
  /** `brokers` where they are known: the addresses that were tried. */
  constructor(brokers: string | undefined, cause?: unknown) {
    super(
      `Kafka${brokers === undefined ? '' : ` at ${brokers}`} does not answer. Check KAFKA_BROKERS, that the broker runs, and that KAFKA_SSL matches its listener.`,
      { cause },
    );
  }
}

/** Kafka answered and refused our credentials or our rights. Only a person can mend that. */
export class BusAuthError extends Error {
  override readonly name = 'BusAuthError';
  readonly retryable = false;
  constructor(brokers: string, cause?: unknown) {
    super(
      `Kafka at ${brokers} refused the credentials. Check KAFKA_SASL_MECHANISM, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD, and the user's rights.`,
      { cause },
    );
  }
}

/** Another pod owns the partition now, or the end of a transaction is unknown. What is in memory is void: claim again. */
export class PartitionLost extends Error {
  override readonly name = 'PartitionLost';
  readonly retryable = true;
  constructor(topic: string, partition: number, cause?: unknown) {
    super(`Partition ${partition} of ${topic} is no longer ours.`, { cause });
  }
}

/** The consumer group has not given us an assignment, or has taken it back. */
export class NotInGroup extends Error {
  override readonly name = 'NotInGroup';
  readonly retryable = true;
  constructor() {
    super('The consumer group has not given this pod an assignment yet.');
  }
}

/** The topics are made before the services start; waiting helps when that is still under way. */
export class TopicMissing extends Error {
  override readonly name = 'TopicMissing';
  readonly retryable = true;
  constructor(topic: string, cause?: unknown) {
    super(`Kafka has no topic ${topic}. Create the topics first, and check KAFKA_TOPIC_PREFIX.`, { cause });
  }
}

/** Partitions fail again and again, or wait for long. `isPartial`: others of the pod go on, it is fit for work. */
export class PartitionsStalled extends Error {
  override readonly name = 'PartitionsStalled';
  readonly retryable = true;
  constructor(
    stalled: readonly { topic: string; partition: number; failures: number; reason: string }[],
    readonly isPartial: boolean,
  ) {
    const each = stalled.map((one) => `${one.topic}/${one.partition} (${one.failures} times): ${one.reason}`);
    super(`Partitions that stand still, ${isPartial ? 'while others go on' : 'all of this pod'}: ${each.join('; ')}.`);
  }
}

const AUTH_TYPES = new Set([
  'SASL_AUTHENTICATION_FAILED',
  'UNSUPPORTED_SASL_MECHANISM',
  'ILLEGAL_SASL_STATE',
  'TOPIC_AUTHORIZATION_FAILED',
  'GROUP_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'TRANSACTIONAL_ID_AUTHORIZATION_FAILED',
]);

/** kafkajs's error in our words. Walks the causes, because kafkajs's retrier wraps the error it gave up on. */
export function toBusError(error: unknown, brokers: string): BusUnavailable | BusAuthError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const type = 'type' in cause ? String(cause.type) : '';
    if (cause.name === 'KafkaJSSASLAuthenticationError' || AUTH_TYPES.has(type))
      return new BusAuthError(brokers, error);
  }
  return new BusUnavailable(brokers, error);
}
