import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startHarness } from '../scripts/bench/start-harness.mjs';
import { startTold } from '../scripts/bench/start-told.mjs';
import { LINES, ticketTexts } from '../scripts/bench/tickets.mjs';

/** The whole way of tickets on running engines, raw topic to facts and records: what it takes of the processor in processing itself. */
const TICKETS = 4_000;
/** A request to Kafka may have 1 MB. */
const TICKETS_A_SEND = 500;
const TOPIC = 'sales.raw.v1';
const DEADLINE_MS = 120_000;

export const unit = 'lines per CPU second';
export const builds = ['@vitrine/processing'];

/** @param {string} tree address of a work tree, built @returns measures some thousand tickets, in lines per CPU second of the service */
export async function prepare(tree, { onEnd }) {
  const harness = await startHarness(tree, onEnd);
  const admin = harness.kafka.admin();
  await admin.connect();
  const env = Object.entries({ ...process.env, ...harness.env }).map(([name, value]) => [name, String(value)]);
  const service = startTold(fileURLToPath(`${tree}/services/processing/dist/main.js`), Object.fromEntries(env));
  onEnd(() => service.stop('SIGTERM'));
  onEnd(() => admin.disconnect());
  let sent = 0;
  return async () => {
    const start = await service.cpuSeconds();
    for (let left = TICKETS; left > 0; left -= TICKETS_A_SEND) {
      const values = ticketTexts(TICKETS_A_SEND, sent);
      await harness.send(
        TOPIC,
        values.map((value) => ({ key: 'loja-teste:s1', value })),
      );
      sent += TICKETS_A_SEND;
    }
    await untilSettled(admin, harness.env.KAFKA_TOPIC_PREFIX, sent);
    return (TICKETS * LINES) / ((await service.cpuSeconds()) - start);
  };
}

async function untilSettled(admin, prefix, count) {
  for (const deadline = Date.now() + DEADLINE_MS; Date.now() < deadline; await sleep(20)) {
    const [topic] = await admin.fetchOffsets({ groupId: `${prefix}processing`, topics: [`${prefix}${TOPIC}`] });
    if (topic.partitions.some(({ offset }) => Number(offset) >= count)) return;
  }
  throw new Error(`Processing has not settled ${count} tickets.`);
}
