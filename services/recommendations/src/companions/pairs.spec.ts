import { describe, expect, it } from '@jest/globals';
import type { PairsQuestion } from '@vitrine/contracts';
import { readIndex } from '../index/read-index.js';
import { MemoryCounts, type Sold, sourcesOf } from '../testing/memory-counts.js';
import { PairAnswers } from './pairs.js';

const question: PairsQuestion = { tenantId: 'loja', storeId: 's1', limit: 10, mayLearnFromNetwork: true };
const ask = async (sold: readonly Sold[], asked: Partial<PairsQuestion> = {}) => {
  const sources = sourcesOf(new MemoryCounts(sold));
  const index = new Map<string, ReturnType<typeof readIndex>>();
  const of = ({ storeId = '' }) => {
    const known = index.get(storeId) ?? readIndex(sources, { tenantId: 'loja', storeId: storeId || undefined });
    index.set(storeId, known);
    return known;
  };
  return new PairAnswers({ of }).answer({ ...question, ...asked });
};
const told = async (...asked: Parameters<typeof ask>) => {
  const { learnedFrom, pairs } = await ask(...asked);
  return [learnedFrom, ...pairs.map(({ productIds }) => productIds.join('+'))];
};
const inEach = (times: number, ...ids: string[]): Sold[] => ['s1', 's2', 's3'].map((store) => [store, times, ...ids]);

describe('pairs that are bought together', () => {
  const shop = [...inEach(100, 'x'), ...inEach(20, 'b', 'a'), ...inEach(12, 'd', 'c'), ...inEach(2, 'x', 'a')];

  it('are told with most baskets beyond chance first, both ids in order, with figures that a count gives', async () => {
    expect(await told(shop)).toEqual(['network', 'a+b', 'c+d']);
    const { baskets, pairs } = await ask(shop, { limit: 1 });
    expect(baskets).toBe(402);
    expect(pairs[0]).toMatchObject({
      ...{ productIds: ['a', 'b'], basketsTogether: 60, basketsWith: [66, 60], support: 60 / 402 },
      confidence: [60 / 66, 1],
    });
    expect(pairs[0]?.extraBaskets).toBeCloseTo(60 - (66 * 60) / 402, 9);
  });

  it('go on behind the last one of a page', async () => {
    const { pairs } = await ask(shop, { limit: 1 });
    const [{ extraBaskets, productIds } = { extraBaskets: 0, productIds: ['', ''] as [string, string] }] = pairs;
    expect(await told(shop, { after: [extraBaskets, ...productIds] })).toEqual(['network', 'c+d']);
    expect(await told(shop, { after: [-1, 'a', 'b'] })).toEqual(['network']);
  });

  it('are of products that the store sells, and learned of it alone where the tenant wants it so or too few stores have them', async () => {
    expect(await told([...shop, ['s2', 90, 'y', 'z']])).toEqual(['network', 'a+b', 'c+d']);
    const few: Sold[] = [
      ['s1', 100, 'x'],
      ['s1', 6, 'a', 'b'],
      ['s2', 100, 'a', 'c'],
    ];
    expect(await told(few)).toEqual(['store', 'a+b']);
    expect(await told(shop, { mayLearnFromNetwork: false, storeId: 's2' })).toEqual(['store', 'a+b', 'c+d']);
    expect(await told([['s1', 4, 'a', 'b']])).toEqual(['none']);
  });

  it('are those of a shop with a range of its own too, however many are stronger elsewhere', async () => {
    const elsewhere = Array.from({ length: 1_200 }, (_, at) => inEach(40, `x${at}`, `y${at}`)).flat();
    const wine: Sold[] = ['w1', 'w2', 'w3'].map((store): Sold => [store, 14, 'red', 'white']);
    const sold = [...elsewhere, ...wine];
    expect(await told(sold, { storeId: 'w1' })).toEqual(['network', 'red+white']);
  });
});
