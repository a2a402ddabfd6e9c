/** Runs in a pod: sends tickets, a few a second, each acknowledged by Kafka, until /tmp/stop exists. Prints how many. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const { Kafka, Partitioners, logLevel } = createRequire('/app/services/migrate/package.json')('kafkajs');
const { BROKERS, TENANT, PER_SECOND = '20' } = process.env;
const kafka = new Kafka({
  clientId: 'feeder',
  brokers: [BROKERS],
  logLevel: logLevel.ERROR,
  retry: { retries: 1000, maxRetryTime: 2000 },
});
const producer = kafka.producer({
  idempotent: true,
  maxInFlightRequests: 1,
  createPartitioner: Partitioners.DefaultPartitioner,
});
const run = Date.now().toString(36);
let sent = 0;

function ticket(number) {
  const storeId = `store-${number % 5}`;
  const id = `${run}-${number}`;
  const line = { lineId: '1', productId: `product-${number % 7}`, quantity: '1', unitPrice: '10.50', discount: '0' };
  const value = {
    eventId: id,
    tenantId: TENANT,
    ticketId: id,
    revision: 0,
    status: 'closed',
    storeId,
    soldAt: new Date().toISOString(),
    channel: 'store',
    currency: 'BRL',
    lines: [line],
  };
  return { key: `${TENANT}:${storeId}`, value: JSON.stringify(value) };
}

await producer.connect();
while (!existsSync('/tmp/stop')) {
  const batch = Array.from({ length: Number(PER_SECOND) }, (_, index) => ticket(sent + index));
  await producer.send({ topic: 'sales.raw.v1', messages: batch, acks: -1 });
  sent += batch.length;
  await new Promise((resolve) => setTimeout(resolve, 1000));
}
await producer.disconnect();
console.log(JSON.stringify({ sent }));
