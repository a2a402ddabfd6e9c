import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topicName, withAdmin } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aLine, aTicket } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';

/** What each ticket comes to in facts and rollup, and how many accepted events it has. */
async function stateOf(harness: Harness) {
  const [facts] = await harness.rows(
    `SELECT toString(sum(net_amount * sign)) AS net, toInt32(sum(ticket_count * sign)) AS tickets FROM sale_lines_v1`,
  );
  const [rollup] = await harness.rows(
    `SELECT toString(sum(net_sales)) AS net, toInt32(sum(tickets)) AS tickets FROM sales_by_hour_v1`,
  );
  const events = (await harness.read(topics.salesAccepted)).map((message) => {
    const { source } = JSON.parse(String(message.value)) as { source: { partition: number; offset: string } };
    return `${source.partition}:${source.offset}`;
  });
  return { facts, rollup, events: events.length, distinct: new Set(events).size };
}

describe('whatever dies between the insert and the commit', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await Harness.start('redelivery');
  }, 60_000);
  afterEach(() => harness?.stop(), 60_000);

  it('leaves nothing lost and nothing doubled: the same batch is formed again', async () => {
    let crashes = 0;
    const dying = await harness.process({
      afterInsert: async () => {
        crashes += 1;
        throw new Error('the machine is gone');
      },
    });
    await harness.sendTickets([
      aTicket(),
      aTicket({ ticketId: 'months', soldAt: '2026-09-01T10:00:00-03:00' }),
      aTicket({ storeId: 's2' }),
    ]);
    await harness.until(async () => crashes >= 2);
    // More arrives while nobody can commit: the repeated batch must not swallow it.
    await harness.sendTickets([
      aTicket({ lines: [aLine({ quantity: '1' })] }),
      aTicket({ ticketId: 'months', revision: 1, lines: [aLine({ quantity: '4' })] }),
    ]);
    await dying.stop();
    await harness.process();
    await harness.settled();
    const counted = { net: '90', tickets: 4 };
    expect(await stateOf(harness)).toEqual({ facts: counted, rollup: counted, events: 5, distinct: 5 });
  }, 90_000);

  it('takes rows of the same offsets from before a reset for no try of its own', async () => {
    const before = await harness.process();
    for (const ticketId of ['one', 'two']) {
      await harness.sendTickets([aTicket({ ticketId })]);
      await harness.settled();
    }
    await before.stop();
    const groupId = `${harness.env.KAFKA_TOPIC_PREFIX}processing`;
    const topic = topicName(harness.env, topics.salesRaw);
    const partitions = [0, 1, 2].map((partition) => ({ partition, offset: '0' }));
    await withAdmin(harness.kafka, (admin) => admin.setOffsets({ groupId, topic, partitions }));
    let crashes = 0;
    const dying = await harness.process({
      beforeInsert: async () => {
        crashes += 1;
        throw new Error('the machine is gone');
      },
    });
    await harness.until(async () => crashes >= 2);
    await dying.stop();
    await harness.process();
    await harness.settled();
    const counted = { net: '40', tickets: 2 };
    expect(await stateOf(harness)).toEqual({ facts: counted, rollup: counted, events: 2, distinct: 2 });
  }, 90_000);

  it('holds when the process is killed with -9, again and again', async () => {
    const tickets = Array.from({ length: 3_000 }, (_, index) =>
      aTicket({ storeId: `s${index % 7}`, soldAt: `2026-${index % 2 ? '10' : '11'}-15T10:00:00-03:00` }),
    );
    await harness.sendTickets(tickets.slice(0, 1_500));
    for (let life = 0; life < 4; life++) {
      const child = startService(harness);
      await new Promise((resolve) => setTimeout(resolve, 1_500 + life * 400));
      await kill(child);
    }
    await harness.sendTickets(tickets.slice(1_500));
    await harness.process();
    await harness.settled();
    const counted = { net: '60000', tickets: 3_000 };
    expect(await stateOf(harness)).toEqual({ facts: counted, rollup: counted, events: 3_000, distinct: 3_000 });
  }, 120_000);
});

/** The compiled service in a process of its own. */
function startService({ env }: Harness): ChildProcess {
  const strings = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
  return spawn(process.execPath, ['services/processing/dist/main.js'], {
    env: { ...process.env, ...strings, LOG_LEVEL: 'fatal' },
    stdio: 'ignore',
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
