/** `node load.mjs TENANT STORES RATE`, with KAFKA (and KAFKA_SASL): that many tickets a second until stopped; says each second how many it sent. */
import { setTimeout as sleep } from 'node:timers/promises';
import { loadStream } from '@vitrine/demo';
import kafkajs from 'kafkajs';

const STEP_MS = 100;
const [tenantId, stores, rate] = process.argv.slice(2);
const sasl = process.env.KAFKA_SASL ? JSON.parse(process.env.KAFKA_SASL) : undefined;
const kafka = new kafkajs.Kafka({ brokers: process.env.KAFKA.split(','), sasl, logLevel: kafkajs.logLevel.NOTHING });
const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1 });
const tickets = loadStream({ stores: Number(stores), tenantId })[Symbol.iterator]();

await producer.connect();
let owed = 0;
for (let last = Date.now(); ; await sleep(STEP_MS)) {
  const now = Date.now();
  owed = Math.min(owed + (Number(rate) * (now - last)) / 1_000, Number(rate));
  last = now;
  const messages = [];
  for (; owed >= 1; owed -= 1) messages.push(tickets.next().value);
  if (messages.length > 0) await producer.send({ topic: 'sales.raw.v1', messages });
  process.send?.(messages.length);
}
