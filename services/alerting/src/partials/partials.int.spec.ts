import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { aDraft } from '../testing/a-rule.js';
import { aSoldTicket } from '../testing/a-ticket.js';
import { Harness } from '../testing/harness.js';

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start('alert_partials');
}, 60_000);
afterEach(() => harness?.stop(), 60_000);

it('adds up what stores on all partitions sold, and rings once for the network, also after a restart', async () => {
  await harness.rule(
    aDraft({
      grain: 'network',
      condition: { kind: 'value', metric: 'netSales', window: 'day', side: 'above', warning: '100' },
    }),
  );
  const first = await harness.alert();
  const of = (storeId: string) => aSoldTicket('15', { storeId });
  await harness.sendAccepted(['s1', 's2', 's3', 's4', 's5', 's6'].map(of));
  await harness.settled(topics.salesAccepted);
  await harness.settled(topics.alertsPartials);
  await first.stop();
  expect(await harness.raised()).toEqual([]);
  await harness.sendAccepted([of('s7')]);
  await harness.alert();
  await harness.until(async () => (await harness.raised()).length > 0);
  await harness.sendAccepted([of('s8')]);
  await harness.settled(topics.salesAccepted);
  await harness.settled(topics.alertsPartials);
  const raised = await harness.raised();
  expect(raised.map(({ change, subject, evidence }) => [change, subject.grain, evidence[0]?.value])).toEqual([
    ['raised', 'network', 105],
  ]);
}, 120_000);
