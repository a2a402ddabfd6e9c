import type { Kafka } from 'kafkajs';

/** The process's one way to the brokers; kafkajs's own class is a type only here. */
export class KafkaClient {
  constructor(readonly kafka: Kafka) {}
}
