/** The demo chain's shops, open: sells until it is stopped, at the pace that the chain's history has. */
import { setTimeout as sleep } from 'node:timers/promises';
import { givenKafka, kafkaOf } from '../kafka/kafka-access.js';
import { CheckpointFile } from './checkpoint.js';
import { DemoTeller } from './demo-teller.js';
import { feedbackOutbox } from './feedback-outbox.js';

const STEP_MS = 500;
const home = required('VITRINE_HOME');
const kafka = givenKafka(process.env);
if (!kafka) throw new Error('KAFKA_BROKERS is not set.');
const settings = new CheckpointFile(home).read();
if (!settings) throw new Error('The demo has not been told yet: start it with npm start.');

const producer = kafkaOf(kafka, 'producer', 'vitrine-demo-live').producer({ idempotent: true, maxInFlightRequests: 1 });
const teller = new DemoTeller(home, kafka, settings, feedbackOutbox(required('DATABASE_URL')));
let isStopping = false;
process.on('SIGTERM', () => {
  isStopping = true;
});

await producer.connect();
while (!isStopping) {
  await teller.tellLive(producer);
  await sleep(STEP_MS);
}
await producer.disconnect();

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set.`);
  return value;
}
