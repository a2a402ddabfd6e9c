import { expect, it } from '@jest/globals';
import { readIndex } from '../index/read-index.js';
import { MemoryCounts, type Sold, sourcesOf } from '../testing/memory-counts.js';
import { AssortmentAnswers } from './assortment.js';
import { CompanionAnswers } from './companions.js';
import { PairAnswers } from './pairs.js';

/** A shop of one store: in ten of a hundred baskets a shirt with a tie, in five a shirt alone, in five a tie alone, bread in the rest. */
function shopOf(baskets: number): Sold[] {
  const part = (percent: number) => Math.floor((baskets * percent) / 100);
  const parts: Sold[] = [
    ['s1', part(10), 'shirt', 'tie'],
    ['s1', part(5), 'shirt'],
    ['s1', part(5), 'tie'],
    ['s1', part(80), 'bread'],
  ];
  return parts.filter(([, times]) => times > 0);
}

const asked = { tenantId: 'loja', storeId: 's1', limit: 3, mayLearnFromNetwork: true };

it.each([
  [0, 'none', [], 0, 'none', []],
  [20, 'store', ['bread sellsWell', 'tie sellsWell'], 3, 'none', []],
  [50, 'store', ['bread sellsWell', 'tie boughtTogether'], 7, 'store', ['shirt+tie']],
  [200, 'store', ['bread sellsWell', 'tie boughtTogether'], 30, 'store', ['shirt+tie']],
  [5_000, 'store', ['bread sellsWell', 'tie boughtTogether'], 750, 'store', ['shirt+tie']],
])('of %i baskets is told what they say', async (baskets, from, companions, here, pairsFrom, pairs) => {
  const sources = sourcesOf(new MemoryCounts(shopOf(baskets)));
  const indexes = { of: (of: { tenantId: string; storeId?: string | undefined }) => readIndex(sources, of) };
  const basket = { ...asked, productIds: ['shirt'], alsoProductIds: [], withoutProductIds: [] };
  const found = await new CompanionAnswers(indexes).answer(basket);
  expect([found.learnedFrom, found.basketsHere]).toEqual([from, here]);
  expect(found.companions.map(({ productId, reasonCodes }) => `${productId} ${reasonCodes}`)).toEqual(companions);
  const together = await new PairAnswers(indexes).answer(asked);
  expect([together.learnedFrom, together.pairs.map(({ productIds }) => productIds.join('+'))]).toEqual([
    pairsFrom,
    pairs,
  ]);
});

it('a store carries what its baskets hold, and whatever there is before the first', async () => {
  const sources = sourcesOf(new MemoryCounts(shopOf(50)));
  const indexes = { of: (of: { tenantId: string; storeId?: string | undefined }) => readIndex(sources, of) };
  const outside = async (storeId: string) =>
    (await new AssortmentAnswers(indexes).answer({ tenantId: 'loja', storeId, productIds: ['tie', 'hat'] }))
      .notSoldHere;
  expect([await outside('s1'), await outside('s2')]).toEqual([['hat'], []]);
});
