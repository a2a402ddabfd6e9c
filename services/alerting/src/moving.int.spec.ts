import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { withAdmin } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import { groupBy } from './group-by.js';
import { aSoldTicket } from './testing/a-ticket.js';
import { AlertingProcess } from './testing/alerting-process.js';
import { Harness } from './testing/harness.js';
import { settledSum } from './testing/kill-run.js';
import { Selling } from './testing/selling.js';

let harness: Harness;
beforeEach(async () => {
  harness = await Harness.start('alert_moving');
}, 60_000);
afterEach(() => harness?.stop(), 60_000);

/** Until the group has so many members, and goes on with its work. */
async function sharedBy(members: number): Promise<void> {
  const groupId = `${harness.env.KAFKA_TOPIC_PREFIX}${kafkaUses.alerting.group}`;
  await withAdmin(harness.kafka, (admin) =>
    harness.until(async () => {
      const [group] = (await admin.describeGroups([groupId])).groups;
      return group?.state === 'Stable' && group.members.length === members;
    }),
  );
  const before = await settledSum(harness);
  await harness.until(async () => (await settledSum(harness)) > before);
}

it('pods that come, leave and are killed hand partitions over with what stands: nothing missed, nothing told twice', async () => {
  const selling = await Selling.start(harness);
  const first = await harness.alert();
  await sharedBy(1);
  const second = AlertingProcess.start(harness);
  await sharedBy(2);
  await first.stop();
  await sharedBy(1);
  await harness.alert();
  await sharedBy(2);
  await second.end('SIGKILL');
  await sharedBy(1);
  await selling.stop();
  await harness.settled(topics.salesAccepted);
  expect(await selling.told()).toEqual({ missed: 0, doubled: 0 });

  // What was raised by a pod that is gone ends here.
  const isOfStore = ({ subject }: { subject: { grain: string } }) => subject.grain === 'store';
  const raised = (await harness.raised()).filter(isOfStore).map(({ subject: { storeId } }) => storeId);
  const sales = groupBy(selling.sold, ({ storeId }) => storeId);
  await harness.sendAccepted(
    [...sales].map(([storeId, of]) => aSoldTicket(`-${30 * of.length}`, { storeId, kind: 'return' })),
  );
  await harness.settled(topics.salesAccepted);
  const ended = (await harness.raised()).filter((one) => isOfStore(one) && one.change === 'recovered');
  expect(raised.length).toBeGreaterThan(0);
  expect(ended.map(({ subject: { storeId } }) => storeId).sort()).toEqual(raised.sort());
  expect(await selling.told()).toEqual({ missed: 0, doubled: 0 });
}, 240_000);
