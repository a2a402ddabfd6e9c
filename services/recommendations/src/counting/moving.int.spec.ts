import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { withAdmin } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import { Harness } from '../testing/harness.js';
import { agree } from '../testing/recount.js';
import { Selling } from '../testing/selling.js';

const KILLS = process.env.VITRINE_LONG === '1' ? 8 : 1;
const LONGEST_LIFE_MS = 1_500;

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start('moving', 6);
}, 60_000);
afterAll(() => harness?.stop(), 60_000);

/** Until the group has so many members and each has its partitions. */
async function sharedBy(members: number): Promise<void> {
  const groupId = `${harness.env.KAFKA_TOPIC_PREFIX}${kafkaUses.recommendations.group}`;
  await withAdmin(harness.kafka, (admin) =>
    harness.until(async () => {
      const [group] = (await admin.describeGroups([groupId])).groups;
      return group?.state === 'Stable' && group.members.length === members;
    }),
  );
}

it('baskets that stream are counted once, whoever comes, leaves or is killed at any moment meanwhile', async () => {
  const selling = new Selling(harness);
  const first = await harness.run();
  for (let kill = 0; kill < KILLS; kill++) {
    const other = harness.start();
    await sharedBy(2);
    await pause(Math.random() * LONGEST_LIFE_MS);
    await other.end('SIGKILL');
    await sharedBy(1);
  }
  const last = await harness.run();
  await sharedBy(2);
  await first.stop();
  const tickets = await selling.stop();
  await harness.settled(topics.salesAccepted, 120_000);
  expect((await agree(harness)).length).toBeGreaterThan(100);
  expect(tickets).toBeGreaterThan(200);
  await last.stop();
}, 300_000);
