import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type AcceptedTicket, topics } from '@vitrine/contracts';
import { aDraft } from '../testing/a-rule.js';
import { aSoldTicket } from '../testing/a-ticket.js';
import { Harness } from '../testing/harness.js';

const LATE_MS = 180_000;

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start('alert_changed');
}, 60_000);
afterEach(() => harness?.stop(), 60_000);

/** The same ticket as it is from now on. */
function corrected(ticket: AcceptedTicket, amount: string, more: Partial<AcceptedTicket> = {}): AcceptedTicket {
  const { revision, soldAt, soldOn, soldHour, netSales, lines, kind, status, storeId, ticketId } = ticket;
  const replaced = { revision, soldAt, soldOn, soldHour, netSales, lines, kind, status, tickets: 1 };
  const stays = { storeId, ticketId, soldAt, soldOn, soldHour };
  return aSoldTicket(amount, { ...stays, revision: revision + 1, replaced, ...more });
}

const voided = (ticket: AcceptedTicket) => corrected(ticket, '0', { status: 'voided', lines: [] });

function returned(ticket: AcceptedTicket): AcceptedTicket {
  const back = aSoldTicket(`-${ticket.netSales}`, { storeId: ticket.storeId, kind: 'return' });
  const returnOf = { ticketId: ticket.ticketId, lineId: '1' };
  return { ...back, lines: back.lines.map((line) => ({ ...line, returnOf })) };
}

/** What was told of a store, in order. */
async function toldOf(storeId: string): Promise<string[]> {
  const told = (await harness.raised()).filter(({ subject }) => subject.storeId === storeId);
  return told.map(({ subject, change, level }) => `${subject.grain} ${change} ${level}`);
}

it('what changes a sale changes or ends the alerts that it raised, by whichever pod has them then', async () => {
  const hour = { kind: 'value', metric: 'netSales', window: '1h', side: 'above', warning: '100', critical: '200' };
  await harness.rule(aDraft({ condition: hour }));
  const large = { kind: 'ticket', metric: 'netSales', side: 'above', warning: '140' };
  await harness.rule(aDraft({ grain: 'ticket', condition: large }));
  const sold = (storeId: string) => aSoldTicket('150', { storeId });
  const [less, gone, back, late] = [sold('less'), sold('gone'), sold('back'), sold('late')];
  const first = await harness.alert();
  await harness.sendAccepted([less, gone, back, late]);
  await harness.settled(topics.salesAccepted);
  await first.stop();
  const raised = ['store raised warning', 'ticket raised warning'];
  for (const storeId of ['less', 'gone', 'back', 'late']) expect((await toldOf(storeId)).sort()).toEqual(raised);

  await harness.alert();
  const soldAt = new Date(Date.now() - LATE_MS).toISOString();
  await harness.sendAccepted([
    ...[corrected(less, '130'), voided(gone), returned(back)],
    aSoldTicket('90', { storeId: 'late', soldAt }),
  ]);
  await harness.settled(topics.salesAccepted);
  const then = async (storeId: string) => (await toldOf(storeId)).slice(raised.length).sort();
  const ended = ['store recovered none', 'ticket recovered none'];
  expect(await then('less')).toEqual(['store restated warning', 'ticket recovered none']);
  expect(await then('gone')).toEqual(ended);
  expect(await then('back')).toEqual(ended);
  expect(await then('late')).toEqual(['store worsened critical']);
}, 200_000);
