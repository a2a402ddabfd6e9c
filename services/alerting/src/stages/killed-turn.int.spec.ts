import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { readLogEnds, topicName } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aDraft } from '../testing/a-rule.js';
import { aSoldTicket } from '../testing/a-ticket.js';
import { AlertingProcess } from '../testing/alerting-process.js';
import { Harness } from '../testing/harness.js';

const DIES = fileURLToPath(new URL('../../dist/testing/dies-in-transaction.fixture.js', import.meta.url));

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start('alert_turn');
}, 60_000);
afterEach(() => harness?.stop(), 60_000);

/** How many records of alerts the broker has that belong to a transaction without its end. */
async function heldBack(): Promise<number> {
  const name = topicName(harness.env, topics.alertsRaised);
  const ends = (await readLogEnds(harness.kafka, [name])).get(name) ?? [];
  return ends.reduce((sum, { readable, end }) => sum + end - readable, 0);
}

it('a silence that was found when the process died before its commit is told once, by the next', async () => {
  // Three seconds.
  await harness.rule(aDraft({ condition: { kind: 'silence', side: 'above', warning: '0.05' } }));
  const dies = AlertingProcess.start(harness, DIES);
  await harness.sendAccepted([aSoldTicket('10')]);
  await harness.settled(topics.salesAccepted);
  expect(await dies.exit).toEqual([null, 'SIGKILL']);
  expect(await heldBack()).toBeGreaterThan(0);

  await harness.alert();
  const silences = async () => (await harness.raised()).filter(({ subject }) => subject.storeId === 's1');
  await harness.until(async () => (await silences()).length > 0);
  await harness.sendAccepted([aSoldTicket('10', { storeId: 's2' })]);
  await harness.settled(topics.salesAccepted);
  expect((await silences()).map(({ change, cause }) => [change, cause])).toEqual([['raised', undefined]]);
}, 200_000);
