import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { topicName, withAdmin } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aDraft } from './testing/a-rule.js';
import { aSoldTicket } from './testing/a-ticket.js';
import { Harness } from './testing/harness.js';

const STORES = ['s1', 's2', 's3', 's4', 's5', 's6'];

describe('topics that somebody has deleted and made anew', () => {
  let harness: Harness;
  beforeEach(async () => {
    harness = await Harness.start('alert_anew');
    await harness.rule(aDraft());
    const large = { kind: 'ticket', metric: 'netSales', side: 'above', warning: '500' };
    await harness.rule(aDraft({ grain: 'ticket', condition: large }));
  }, 60_000);
  afterEach(() => harness?.stop(), 60_000);

  const sell = (amount: string) => harness.sendAccepted(STORES.map((storeId) => aSoldTicket(amount, { storeId })));
  const told = async () =>
    (await harness.raised()).map(({ subject: { grain, storeId }, change }) => `${grain} ${storeId} ${change}`).sort();
  const ofAll = (grain: string) => STORES.map((storeId) => `${grain} ${storeId} raised`);

  async function makeAnew(topic: string): Promise<void> {
    const name = topicName(harness.env, topic);
    await withAdmin(harness.kafka, (admin) => admin.deleteTopics({ topics: [name] }));
    await harness.makeTopics(3);
  }

  it('the states: nobody is told again of what is not known to be new, sums begin anew, and it is said', async () => {
    const first = await harness.alert();
    await sell('110');
    await harness.settled(topics.salesAccepted);
    await first.stop();
    expect(await told()).toEqual(ofAll('store'));
    await makeAnew(topics.alertsState);
    const second = await harness.alert();
    await sell('110');
    await sell('600');
    await harness.settled(topics.salesAccepted);
    expect(await told()).toEqual([...ofAll('store'), ...ofAll('ticket')].sort());
    const metrics = await (await fetch(`${second.url}/metrics`)).text();
    expect(metrics).toMatch(/^vitrine_alerting_state_lost_total\{[^}]*stage="tickets"[^}]*\} 3$/m);
    await second.stop();
    // What it did not see it does not claim to have seen after the next restart either.
    await harness.alert();
    await sell('1');
    await harness.settled(topics.salesAccepted);
    expect(await told()).toEqual([...ofAll('store'), ...ofAll('ticket')].sort());
  }, 120_000);

  it('the tickets: sums and states go on, with offsets that begin again', async () => {
    const first = await harness.alert();
    await sell('20');
    await sell('20');
    await sell('20');
    await harness.settled(topics.salesAccepted);
    await first.stop();
    await makeAnew(topics.salesAccepted);
    const second = await harness.alert();
    await sell('30');
    await harness.settled(topics.salesAccepted);
    expect(await told()).toEqual([]);
    await second.stop();
    await sell('30');
    await harness.alert();
    await harness.settled(topics.salesAccepted);
    await sell('30');
    await harness.settled(topics.salesAccepted);
    expect(await told()).toEqual(ofAll('store'));
  }, 120_000);
});
