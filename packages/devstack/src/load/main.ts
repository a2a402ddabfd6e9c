/** `npm start -- --rate N`: N tickets a second in the tenant `carga`, until stopped. */
import { setTimeout as sleep } from 'node:timers/promises';
import { topics } from '@vitrine/contracts';
import { loadStream } from '@vitrine/demo';
import { givenKafka, kafkaOf } from '../kafka/kafka-access.js';

const STEP_MS = 100;
const rate = Number(process.argv[2]);
const kafka = givenKafka(process.env);
if (!kafka || !(rate > 0)) throw new Error('Needs KAFKA_BROKERS and a rate of tickets a second.');

const topic = `${process.env.KAFKA_TOPIC_PREFIX ?? ''}${topics.salesRaw}`;
const producer = kafkaOf(kafka, 'producer', 'vitrine-load').producer({ idempotent: true, maxInFlightRequests: 1 });
const tickets = loadStream()[Symbol.iterator]();
let isStopping = false;
process.on('SIGTERM', () => {
  isStopping = true;
});

await producer.connect();
let owed = 0;
for (let last = Date.now(); !isStopping; await sleep(STEP_MS)) {
  const now = Date.now();
  owed += (rate * (now - last)) / 1_000;
  last = now;
  const messages = [];
  for (; owed >= 1; owed -= 1) messages.push(tickets.next().value);
  if (messages.length > 0) await producer.send({ topic, messages });
}
await producer.disconnect();
