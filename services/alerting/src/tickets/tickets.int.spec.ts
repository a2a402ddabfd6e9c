import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { aDraft } from '../testing/a-rule.js';
import { aSoldTicket } from '../testing/a-ticket.js';
import { Harness } from '../testing/harness.js';

describe('rules on accepted tickets', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await Harness.start('alert_tickets');
  }, 60_000);
  afterEach(() => harness?.stop(), 60_000);

  const told = async () =>
    (await harness.raised()).map(({ change, level, subject: { storeId }, cause }) => [
      storeId,
      change,
      level,
      cause?.ticketId,
    ]);

  it('ring once, in the transaction of the sale that made them, and go on from there after a restart', async () => {
    await harness.rule(aDraft());
    const first = await harness.alert();
    const [small, large, other] = [aSoldTicket('60'), aSoldTicket('50'), aSoldTicket('99', { storeId: 's2' })];
    await harness.sendAccepted([small, large, other]);
    await harness.settled(topics.salesAccepted);
    expect(await told()).toEqual([['s1', 'raised', 'warning', large.ticketId]]);
    await first.stop();
    const [quiet, more] = [aSoldTicket('5'), aSoldTicket('1', { storeId: 's2' })];
    // The first record of before comes again, as one of a transaction that was given up may.
    await harness.sendAccepted([large, quiet, more]);
    await harness.alert();
    await harness.settled(topics.salesAccepted);
    expect((await told()).sort()).toEqual([
      ['s1', 'raised', 'warning', large.ticketId],
      ['s2', 'raised', 'warning', more.ticketId],
    ]);
  }, 120_000);
});
