import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { TENANT } from '@vitrine/testing';
import { Shop } from '../testing/a-shop.js';
import { companionsOf } from '../testing/ask-companions.js';
import { items } from '../testing/goods.js';
import { Harness } from '../testing/harness.js';
import { countedRows, pairOf } from '../testing/recount.js';

/** What the product promises, from the sale to the answer. */
const PROMISED_MS = 60_000;

let harness: Harness;
beforeAll(async () => {
  harness = await Harness.start('sixty', 1, {});
}, 60_000);
afterAll(() => harness?.stop(), 60_000);

it('a basket is in the answers within the promised minute, by the settings of an installation that sets nothing', async () => {
  const shop = new Shop(TENANT);
  const sold = (ticketId: string, ...productIds: string[]) =>
    shop.tell('s1', ticketId, '2026-11-27', items(...productIds));
  await harness.writeFacts([
    ...['p1', 'p2', 'p3', 'p4', 'p5'].map((ticketId) => sold(ticketId, 'p', 'q')),
    ...Array.from({ length: 20 }, (_, at) => sold(`o${at}`, 'o')),
  ]);
  const { url } = await harness.run();
  const isTold = (baskets: number) => async () => (await companionsOf(url, 'p', 's1')).includes(`q ${baskets}`);
  // What is asked before it is counted is looked at again only after a pause.
  await harness.until(async () => pairOf(await countedRows(harness), 's1', 'p', 'q').length > 0);
  await harness.until(isTold(5));
  expect(await companionsOf(url, 'p', 's1')).toEqual(['store', 'q 5']);
  await harness.sell([sold('p6', 'p', 'q')]);
  await harness.until(isTold(6), PROMISED_MS);
}, 120_000);
