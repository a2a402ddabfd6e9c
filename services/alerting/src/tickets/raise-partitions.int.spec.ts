import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { topicName, withAdmin } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aDraft } from '../testing/a-rule.js';
import { aSoldTicket } from '../testing/a-ticket.js';
import { Harness } from '../testing/harness.js';

const STORES = Array.from({ length: 12 }, (_, index) => `s${index}`);

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start('alert_raise', { partitions: 2 });
}, 60_000);
afterAll(() => harness?.stop(), 60_000);

const raise = (topic: string, count: number) =>
  withAdmin(harness.kafka, (admin) =>
    admin.createPartitions({ topicPartitions: [{ topic: topicName(harness.env, topic), count }] }),
  );

it('takes the sums and states of a store along to its new partition, and tickets that lie on the old one', async () => {
  await harness.rule(aDraft());
  await harness.alert();
  const sell = (amount: string, stores: readonly string[]) => stores.map((storeId) => aSoldTicket(amount, { storeId }));
  await harness.sendAccepted([...sell('60', STORES), ...sell('60', STORES.slice(0, 4))]);
  await harness.settled(topics.salesAccepted);
  await raise(topics.alertsState, 5);
  await raise(topics.salesAccepted, 5);
  // Who has not heard of the raise yet still writes to the old partitions.
  await harness.sendAccepted(sell('60', STORES.slice(4, 8)));
  await harness.until(async () => (await harness.raised()).length === 8);
  await harness.sendAccepted(sell('60', STORES));
  await harness.until(async () => (await harness.raised()).length >= STORES.length, 90_000);
  await harness.settled(topics.salesAccepted, 90_000);
  const raised = await harness.raised();
  expect(raised.map(({ change, subject: { storeId } }) => `${storeId} ${change}`).sort()).toEqual(
    STORES.map((storeId) => `${storeId} raised`).sort(),
  );
}, 200_000);
