import { type Admin, Kafka, logLevel } from 'kafkajs';

/** A connected admin client; the caller disconnects it. */
export async function connectAdmin(brokers: string): Promise<Admin> {
  const admin = kafkaOf(brokers, 'vitrine-supervisor').admin();
  await admin.connect();
  return admin;
}

export function kafkaOf(brokers: string, clientId: string): Kafka {
  return new Kafka({
    clientId,
    brokers: brokers.split(','),
    logLevel: logLevel.NOTHING,
    retry: { retries: 30, initialRetryTime: 100, maxRetryTime: 2_000 },
  });
}
