import { Kafka, logLevel } from 'kafkajs';
import type { KafkaLogins } from '../engine/credentials.js';
import { INTERNAL_PARTITIONS } from './server-properties.js';

/**
 * Resolves when transactions and consumer groups work, not just when the port is open. For some seconds a fresh broker answers "coordinator
 * is loading", partition by partition of its internal topics.
 */
export async function awaitBroker(broker: string, logins: KafkaLogins | undefined, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await warmUp(broker, logins);
    } catch (error) {
      if (signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function warmUp(broker: string, logins: KafkaLogins | undefined): Promise<void> {
  const kafka = new Kafka({
    clientId: 'vitrine-warm-up',
    brokers: [broker],
    ...(logins && { sasl: { mechanism: 'plain', username: 'admin', password: logins.admin } }),
    logLevel: logLevel.NOTHING,
    retry: { initialRetryTime: 50, maxRetryTime: 250, retries: 20 },
  });
  const admin = kafka.admin();
  await admin.connect();
  try {
    const use = (id: string) => Promise.all([admin.fetchOffsets({ groupId: id }), initTransactions(kafka, id)]);
    // The first makes the internal topics; all at once would each try to.
    const [first = '', ...others] = onePerPartition();
    await use(first);
    await Promise.all(others.map(use));
  } finally {
    await admin.disconnect();
  }
}

async function initTransactions(kafka: Kafka, transactionalId: string): Promise<void> {
  const producer = kafka.producer({ transactionalId, maxInFlightRequests: 1, idempotent: true });
  await producer.connect();
  try {
    await (await producer.transaction()).abort();
  } finally {
    await producer.disconnect();
  }
}

/** Kafka places an id by its Java hash code, in which consecutive last letters are consecutive numbers. */
const onePerPartition = (): string[] =>
  Array.from({ length: INTERNAL_PARTITIONS }, (_, i) => `vitrine-warm-up-${String.fromCharCode(97 + i)}`);
