import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { TENANT } from '@vitrine/testing';
import { Shop } from '../testing/a-shop.js';
import { back, inEach, items } from '../testing/goods.js';
import { Harness } from '../testing/harness.js';
import { agree, pairOf } from '../testing/recount.js';

/** A group waits ten seconds for a member that was killed: both wait at once. */
describe('a service that is killed when baskets are written and nobody has said so yet', () => {
  const harnesses: Harness[] = [];
  beforeAll(async () => {
    harnesses.push(...(await Promise.all(['killed_history', 'killed_batch'].map((suite) => Harness.start(suite)))));
  }, 60_000);
  afterAll(() => Promise.all(harnesses.map((harness) => harness.stop())), 60_000);

  it('counts what was there before, and what comes, as the facts have it', async () => {
    const [ofHistory, ofBatch] = harnesses as [Harness, Harness];
    await Promise.all([historyIsCounted(ofHistory), batchIsCounted(ofBatch)]);
  }, 120_000);
});

async function historyIsCounted(harness: Harness): Promise<void> {
  const shop = new Shop(TENANT);
  // One store, so that what is left of it after the kill is told and not written.
  await harness.writeFacts([
    shop.tell('s1', 'old', '2025-03-03', items('a', 'b')),
    shop.tell('s1', 'old-2', '2025-06-03', items('a', 'b', 'c')),
    shop.tell('s1', 'old-return', '2025-06-05', back('old-2', 'c', 2)),
    shop.tell('s1', 'old-void', '2025-06-05', items('a', 'b')),
    shop.tell('s1', 'old-void', '2025-06-05', []),
  ]);
  expect(await harness.runUntilKilled()).toBe('SIGKILL');
  await harness.sell([shop.tell('s1', 'old', '2025-03-03', items('a', 'd'))]);
  const running = await harness.run();
  await harness.settled(topics.salesAccepted);
  const rows = await agree(harness);
  expect([pairOf(rows, 's1', 'a', 'b'), pairOf(rows, 's1', 'a', 'd')]).toEqual([[1], [1]]);
  await running.stop();
}

async function batchIsCounted(harness: Harness): Promise<void> {
  const shop = new Shop(TENANT);
  await harness.sell([
    ...inEach(shop, 't1', '2026-11-20', items('a', 'b', 'c')),
    ...inEach(shop, 't2', '2026-11-20', items('a', 'z')),
    ...inEach(shop, 'early-return', '2026-11-21', back('t3', 'x', 2)),
    ...inEach(shop, 't1', '2026-11-20', items('a', 'b')),
  ]);
  expect(await harness.runUntilKilled()).toBe('SIGKILL');
  await harness.sell([
    ...inEach(shop, 't3', '2026-11-27', items('x', 'y')),
    ...inEach(shop, 't1', '2026-11-27', items('a', 'b')),
    ...inEach(shop, 'return', '2026-11-22', back('t2', 'a', 2)),
  ]);
  const running = await harness.run();
  await harness.settled(topics.salesAccepted);
  const rows = await agree(harness);
  expect([pairOf(rows, 's1', 'a', 'b'), pairOf(rows, 's1', 'b', 'c'), pairOf(rows, 's1', 'a', 'z')]).toEqual([
    [1],
    [],
    [],
  ]);
  await running.stop();
}
