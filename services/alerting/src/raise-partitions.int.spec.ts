import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { partitionOf, topicName, withAdmin } from '@vitrine/bus';
import { kafkaUses, movedHeader, topics } from '@vitrine/contracts';
import { TENANT } from '@vitrine/testing';
import { partialKey } from './partials/partial-stage.js';
import { aDraft } from './testing/a-rule.js';
import { aSoldTicket } from './testing/a-ticket.js';
import { Harness } from './testing/harness.js';

const STORES = Array.from({ length: 12 }, (_, index) => `s${index}`);

const NETWORK = partialKey(TENANT, 'network', '');
/** So many that the network has another partition then. */
const PARTIALS = [3, 4, 5, 6, 7, 8, 9].find(
  (count) => partitionOf(NETWORK, count) !== partitionOf(NETWORK, 2),
) as number;

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start('alert_raise', { partitions: 2 });
}, 60_000);
afterAll(() => harness?.stop(), 60_000);

const raise = (topic: string, count: number) =>
  withAdmin(harness.kafka, (admin) =>
    admin.createPartitions({ topicPartitions: [{ topic: topicName(harness.env, topic), count }] }),
  );

/** What was told of stores or of the network, in order. */
async function told(grain: 'store' | 'network') {
  return (await harness.raised()).filter(({ subject }) => subject.grain === grain);
}

it('takes sums and states of stores and of the network along to their new partitions, and what lies on the old ones', async () => {
  const day = { kind: 'value', metric: 'netSales', window: 'day', side: 'above' };
  await harness.rule(aDraft());
  await harness.rule(aDraft({ grain: 'network', condition: { ...day, warning: '900', critical: '1920' } }));
  await harness.alert();
  const sell = (amount: string, stores: readonly string[]) => stores.map((storeId) => aSoldTicket(amount, { storeId }));
  const first = sell('60', STORES);
  await harness.sendAccepted([...first, ...sell('60', STORES.slice(0, 4))]);
  await harness.settled(topics.salesAccepted);
  await raise(topics.alertsState, 9);
  await raise(topics.salesAccepted, 5);
  await raise(topics.alertsPartials, PARTIALS);
  // Who has not heard of the raise yet still writes to the old partitions.
  await harness.sendAccepted(sell('60', STORES.slice(4, 8)));
  await harness.until(async () => (await told('store')).length === 8);
  // Another group moves the same originals for itself.
  await harness.sendAccepted(first.slice(8), { [movedHeader]: kafkaUses.recommendations.group });
  await harness.settled(topics.salesAccepted);
  expect(await told('store')).toHaveLength(8);
  await harness.sendAccepted(sell('60', STORES));
  await harness.until(async () => (await told('store')).length >= STORES.length, 90_000);
  await harness.settled(topics.salesAccepted, 90_000);
  await harness.until(async () => (await told('network')).length >= 2, 30_000);
  expect((await told('store')).map(({ change, subject: { storeId } }) => `${storeId} ${change}`).sort()).toEqual(
    STORES.map((storeId) => `${storeId} raised`).sort(),
  );
  const ofNetwork = (await told('network')).map(({ change, evidence }) => [change, evidence[0]?.value]);
  expect(ofNetwork).toEqual([
    ['raised', 960],
    ['worsened', 1_920],
  ]);
}, 200_000);
