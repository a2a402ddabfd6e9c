import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topicName, withAdmin } from '@vitrine/bus';
import { type AcceptedTicket, rejectedHeaders, topics } from '@vitrine/contracts';
import { createLogger, createRegistry, loadEnv } from '@vitrine/platform';
import { z } from 'zod';
import { consumerFields } from './index.js';
import { anAcceptedTicket } from './testing/an-accepted-ticket.js';
import { EngineHarness, runInProcess, takeEngines } from './testing/index.js';
import { TallyModule } from './testing/tally/tally.module.fixture.js';
import { tallyUse } from './testing/tally/tally-use.fixture.js';
import { TALLY_TABLE } from './testing/tally/tally-writer.fixture.js';

const MAIN = fileURLToPath(new URL('../dist/testing/tally/main.fixture.js', import.meta.url));
const TENANT = 'loja-teste';
let serial = 0;

const aTicket = (tenantId = TENANT): AcceptedTicket => {
  serial += 1;
  return anAcceptedTicket({
    tenantId,
    storeId: `s${serial % 5}`,
    ticketId: `t-${serial}`,
    eventId: `e-${serial}`,
    netSales: '10.00',
    source: { partition: 0, offset: String(serial) },
  });
};

/** Names only what a service adds: everything else is the kit's. */
describe('a second service: steps, a writer and a module of a few lines', () => {
  let harness: EngineHarness;
  let killed: ChildProcess[];

  beforeEach(async () => {
    const { source, dropDatabase } = await takeEngines('tally');
    const env = loadEnv(z.object(consumerFields(0)), source);
    harness = new EngineHarness(env, tallyUse.group, dropDatabase);
    killed = [];
    await harness.open(3);
    await harness.warehouse.command({ name: 'test.create', sql: TALLY_TABLE });
  }, 60_000);

  afterEach(async () => {
    for (const child of killed) child.kill('SIGKILL');
    await harness?.stop();
  }, 60_000);

  const send = (tickets: readonly AcceptedTicket[]) =>
    harness.send(
      topics.salesAccepted,
      tickets.map((ticket) => ({ key: `${ticket.tenantId}:${ticket.storeId}`, value: JSON.stringify(ticket) })),
    );

  const run = async () => {
    const logger = createLogger('tally', harness.env.LOG_LEVEL);
    return harness.keep(
      await runInProcess(TallyModule.with, { env: harness.env, logger, registry: createRegistry('tally') }),
    );
  };

  /** As a cluster runs it, ended by kill -9 between the insert and the commit. */
  async function runUntilKilled(): Promise<void> {
    const env = Object.fromEntries(Object.entries(harness.env).map(([name, value]) => [name, String(value)]));
    const child = spawn(process.execPath, [MAIN], {
      env: { PATH: process.env.PATH, ...env, TALLY_DIES: 'after insert' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    killed.push(child);
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
  }

  const tallied = () =>
    harness.rows(
      'SELECT tenant_id AS tenantId, toInt32(sum(tickets)) AS tickets FROM tally_v1 GROUP BY ALL ORDER BY 1',
    );

  const counted = () =>
    harness.rows(
      `SELECT topic, toInt32(sum(read)) AS messages, toInt32(sum(accepted)) AS accepted, toInt32(sum(rejected)) AS rejected
       FROM control_totals_v1 GROUP BY topic`,
    );

  const committed = async () => {
    const groupId = `${harness.env.KAFKA_TOPIC_PREFIX}${tallyUse.group}`;
    const ask = { groupId, topics: [topicName(harness.env, topics.salesAccepted)] };
    const [offsets] = await withAdmin(harness.kafka, (admin) => admin.fetchOffsets(ask));
    return offsets?.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  };

  it('counts each ticket once, whether it is killed, stopped or restarted on the way', async () => {
    await send(Array.from({ length: 40 }, () => aTicket()));
    await runUntilKilled();
    await send(Array.from({ length: 20 }, () => aTicket('outra-loja')));
    await runUntilKilled();
    const first = await run();
    await harness.settled(topics.salesAccepted);
    await first.stop();
    await send(Array.from({ length: 10 }, () => aTicket()));
    expect(await committed()).toBeLessThan(70);
    await run();
    await harness.settled(topics.salesAccepted);
    expect(await tallied()).toEqual([
      { tenantId: TENANT, tickets: 50 },
      { tenantId: 'outra-loja', tickets: 20 },
    ]);
    expect(await counted()).toEqual([{ topic: topics.salesAccepted, messages: 70, accepted: 70, rejected: 0 }]);
  }, 180_000);

  it('hands back what it refuses, keeps it as a dead letter, and tells of it in metrics of its own', async () => {
    const { tenantId, storeId, netSales: _, ...rest } = aTicket();
    const bad = JSON.stringify({ tenantId, storeId, ...rest });
    const running = await run();
    await send([aTicket()]);
    await harness.send(topics.salesAccepted, [{ key: `${tenantId}:${storeId}`, value: bad }]);
    await harness.settled(topics.salesAccepted);
    const [refused] = await harness.read(topics.salesRejected);
    expect([String(refused?.value), String(refused?.headers?.[rejectedHeaders.code])]).toEqual([bad, 'missing_field']);
    expect(
      await harness.rows(`SELECT topic, code, path, tenant_id AS tenantId, ticket_id AS ticketId FROM dead_letters_v1`),
    ).toEqual([
      { topic: topics.salesAccepted, code: 'missing_field', path: '/netSales', tenantId, ticketId: rest.ticketId },
    ]);
    expect(await counted()).toEqual([{ topic: topics.salesAccepted, messages: 2, accepted: 1, rejected: 1 }]);
    const metrics = await (await fetch(`${running.url}/metrics`)).text();
    expect(metrics).toMatch(/^vitrine_tally_rejected_total\{[^}]*code="missing_field"[^}]*\} 1$/m);
    expect(metrics).toMatch(/^vitrine_tally_messages_total\{[^}]*outcome="accepted"[^}]*\} 1$/m);
    expect(metrics).not.toContain('vitrine_processing_');
    const ready = await (await fetch(`${running.url}/readyz`)).json();
    expect(ready).toMatchObject({ status: 'ok' });
  }, 120_000);
});
