import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { topicName, withAdmin } from '@vitrine/bus';
import { type AcceptedTicket, type AlertRaised, kafkaUses, topics } from '@vitrine/contracts';
import { aDraft } from './a-rule.js';
import { aSoldTicket } from './a-ticket.js';
import type { Harness } from './harness.js';

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url)).replace('/src/', '/dist/');
const STORES = 40;
const SEND_EVERY_MS = 100;
const PER_SEND = 4;
const LONGEST_LIFE_MS = 1_500;

export interface KillRun {
  readonly kills: number;
  readonly tickets: number;
  /** Alerts that a sale must have raised and that nobody is told of. */
  readonly missed: number;
  readonly doubled: number;
}

/**
 * Sells without a break while alerting, a process of its own, is killed with -9 at random moments and started again. Every sale rings by a
 * rule of single tickets, and every store once by its day so far.
 */
export async function killRun(harness: Harness, kills: number): Promise<KillRun> {
  await harness.rule(
    aDraft({ grain: 'ticket', condition: { kind: 'ticket', metric: 'netSales', side: 'above', warning: '20' } }),
  );
  await harness.rule(aDraft());
  const selling = new Selling(harness);
  try {
    for (let kill = 0; kill < kills; kill++) await liveAndDie(harness);
  } finally {
    await selling.stop();
  }
  const { sold } = selling;
  await whileAlive(harness, () => harness.settled(topics.salesAccepted, 120_000));
  return { kills, tickets: sold.length, ...counted(sold, await harness.raised()) };
}

class Selling {
  readonly sold: AcceptedTicket[] = [];
  private isOver = false;
  private readonly done: Promise<void>;

  constructor(private readonly harness: Harness) {
    this.done = this.sell();
  }

  stop(): Promise<void> {
    this.isOver = true;
    return this.done;
  }

  private async sell(): Promise<void> {
    while (!this.isOver) {
      const tickets = Array.from({ length: PER_SEND }, () =>
        aSoldTicket('30', { storeId: `s${Math.floor(Math.random() * STORES)}` }),
      );
      await this.harness.sendAccepted(tickets);
      this.sold.push(...tickets);
      await pause(SEND_EVERY_MS);
    }
  }
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
async function whileAlive({ variables }: Harness, work: () => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [MAIN], { env: variables, stdio: ['ignore', 'ignore', 'inherit'] });
  const exit = once(child, 'exit');
  try {
    await work();
  } finally {
    child.kill('SIGKILL');
    await exit;
  }
}

async function settledSum({ kafka, env }: Harness): Promise<number> {
  const groupId = `${env.KAFKA_TOPIC_PREFIX}${kafkaUses.alerting.group}`;
  const ask = { groupId, topics: [topicName(env, topics.salesAccepted)] };
  const [found] = await withAdmin(kafka, (admin) => admin.fetchOffsets(ask));
  return found?.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0) ?? 0;
}

/** What must have been raised against what was. */
function counted(
  tickets: readonly AcceptedTicket[],
  raised: readonly AlertRaised[],
): Pick<KillRun, 'missed' | 'doubled'> {
  const must = new Set(tickets.map(({ ticketId }) => `ticket ${ticketId}`));
  for (const [storeId, count] of countBy(tickets.map(({ storeId }) => storeId)))
    if (count >= 4) must.add(`store ${storeId}`);
  const told = countBy(
    raised
      .filter(({ change }) => change === 'raised')
      .map(({ subject: { grain, storeId, ticketId } }) => `${grain} ${grain === 'ticket' ? ticketId : storeId}`),
  );
  const missed = [...must].filter((one) => !told.has(one)).length;
  const doubled = [...told].reduce((sum, [one, count]) => sum + count - (must.has(one) ? 1 : 0), 0);
  return { missed, doubled };
}

function countBy(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
