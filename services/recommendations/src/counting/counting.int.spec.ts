import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { TENANT } from '@vitrine/testing';
import { Shop, type SoldLine } from '../testing/a-shop.js';
import { companionsOf } from '../testing/ask-companions.js';
import { back, inEach, items } from '../testing/goods.js';
import { Harness } from '../testing/harness.js';
import { agree, countedRows, pairOf } from '../testing/recount.js';

describe('baskets that are counted', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('baskets');
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const shop = new Shop(TENANT);
  const each = (ticketId: string, soldOn: string, lines: readonly SoldLine[]) => inEach(shop, ticketId, soldOn, lines);

  /** A sale that comes, and one that is corrected, are in the answers of a running service soon after. */
  const answersFollow = async (url: string) => {
    const sold = (ticketId: string, ...productIds: string[]) =>
      shop.tell('s4', ticketId, '2026-11-27', items(...productIds));
    await harness.sell([
      ...['p1', 'p2', 'p3', 'p4'].map((ticketId) => sold(ticketId, 'p', 'q')),
      ...Array.from({ length: 20 }, (_, at) => sold(`o${at}`, 'o')),
    ]);
    await harness.settled(topics.salesAccepted);
    expect(await companionsOf(url, 'p', 's4')).toEqual(['store']);
    expect(await companionsOf(url, 'p', 's1')).toEqual(['none']);
    await harness.sell([sold('p5', 'p', 'q')]);
    await harness.until(async () => (await companionsOf(url, 'p', 's4')).includes('q 5'));
    await harness.sell([sold('p5', 'p')]);
    await harness.until(async () => (await companionsOf(url, 'p', 's4')).length === 1);
  };

  it('are those of the facts: history, corrections, returns, moved days and wholesale; answers follow', async () => {
    const wholesale = Array.from({ length: 101 }, (_, at) => `w${at}`);
    await harness.writeFacts(each('before', '2026-11-13', items('a', 'b')));
    const running = await harness.run();
    await harness.sell([
      ...each('t1', '2026-11-20', items('a', 'b', 'c')),
      ...each('t2', '2026-11-20', items('a', 'ç "1"', 'z')),
      ...each('big', '2026-11-20', items(...wholesale)),
      ...each('t1', '2026-11-20', items('a', 'b')),
      ...each('r1', '2026-11-21', back('t2', 'a', 1)),
      ...each('early-return', '2026-11-21', back('t3', 'x', 2)),
      ...each('r2', '2026-11-22', back('t2', 'a', 1)),
      ...each('t3', '2026-11-27', items('x', 'y')),
      ...each('t1', '2026-11-27', items('a', 'b')),
      ...each('big', '2026-11-20', items(...wholesale, 'w101')),
      ...each('r1', '2026-11-21', []),
    ]);
    await harness.settled(topics.salesAccepted);
    const rows = await agree(harness);
    expect(rows.length).toBeGreaterThan(400);
    expect(pairOf(rows, 's1', 'a', 'b')).toEqual([1, 1]);
    expect(pairOf(rows, 's1', 'b', 'c')).toEqual([]);
    await harness.sell(each('t1', '2026-11-27', items('a')));
    await harness.settled(topics.salesAccepted);
    expect(pairOf(await agree(harness), 's1', 'a', 'b')).toEqual([1]);
    await answersFollow(running.url);
    await running.stop();
  }, 120_000);

  it('are those of the facts where records were deleted before anybody read them', async () => {
    await harness.sell([
      shop.tell('s2', 'unread', '2026-11-28', items('a', 'b', 'u')),
      shop.tell('s2', 't3', '2026-11-27', []),
      shop.tell('s3', 't1', '2026-11-28', items('a', 'u')),
    ]);
    await harness.deleteRecords(topics.salesAccepted);
    const running = await harness.run();
    const hasPair = async (storeId: string) => pairOf(await countedRows(harness), storeId, 'a', 'u').length > 0;
    await harness.until(async () => (await hasPair('s2')) && (await hasPair('s3')));
    const rows = await agree(harness);
    expect([pairOf(rows, 's2', 'x', 'y'), pairOf(rows, 's3', 'a', 'u')]).toEqual([[], [1]]);
    await running.stop();
  }, 60_000);
});
