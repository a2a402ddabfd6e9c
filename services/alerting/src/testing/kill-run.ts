import { setTimeout as pause } from 'node:timers/promises';
import { topicName, withAdmin } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import { AlertingProcess } from './alerting-process.js';
import type { Harness } from './harness.js';
import { Selling, type Told } from './selling.js';

const LONGEST_LIFE_MS = 1_500;

export interface KillRun extends Told {
  readonly kills: number;
  readonly tickets: number;
}

/** Sells while alerting, a process of its own, is killed with -9 at random moments and started again. */
export async function killRun(harness: Harness, kills: number): Promise<KillRun> {
  const selling = await Selling.start(harness);
  try {
    for (let kill = 0; kill < kills; kill++) await liveAndDie(harness);
  } finally {
    await selling.stop();
  }
  await whileAlive(harness, () => harness.settled(topics.salesAccepted, 120_000));
  return { kills, tickets: selling.sold.length, ...(await selling.told()) };
}

/** Dies at work: a moment after it has settled something. */
async function liveAndDie(harness: Harness): Promise<void> {
  const before = await settledSum(harness);
  await whileAlive(harness, async () => {
    await harness.until(async () => (await settledSum(harness)) > before, 120_000);
    await pause(Math.random() * LONGEST_LIFE_MS);
  });
}

/** Runs alerting as a process until `work` has ended, then ends it with -9. */
async function whileAlive(harness: Harness, work: () => Promise<void>): Promise<void> {
  const alive = AlertingProcess.start(harness);
  try {
    await work();
  } finally {
    await alive.end('SIGKILL');
  }
}

/** How far the group is, over all partitions. */
export async function settledSum({ kafka, env }: Harness): Promise<number> {
  const groupId = `${env.KAFKA_TOPIC_PREFIX}${kafkaUses.alerting.group}`;
  const ask = { groupId, topics: [topicName(env, topics.salesAccepted)] };
  const [found] = await withAdmin(kafka, (admin) => admin.fetchOffsets(ask));
  return found?.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0) ?? 0;
}
