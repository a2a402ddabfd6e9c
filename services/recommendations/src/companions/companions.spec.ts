import { describe, expect, it } from '@jest/globals';
import type { CompanionsQuestion } from '@vitrine/contracts';
import { CompanionFinder, CountTable, firstLiveChoice, liveModel } from '@vitrine/recommend';
import type { BasketIndex } from '../index/basket-index.js';
import { StoreShelves } from '../index/basket-index.js';
import { CompanionAnswers } from './companions.js';

type Sold = readonly [storeId: string, times: number, ...productIds: string[]];

/** The index of these baskets, of all stores or of one. */
function indexOf(sold: readonly Sold[], only?: string): BasketIndex {
  const table = new CountTable();
  const stores = new Map<string, Set<string>>();
  const ofIndex = sold.filter(([storeId]) => only === undefined || storeId === only);
  for (const [storeId, times, ...productIds] of ofIndex) {
    table.addBasket(productIds, times);
    for (const id of productIds) stores.set(id, (stores.get(id) ?? new Set()).add(storeId));
  }
  const counts = table.counts();
  const shelves = new StoreShelves(counts.productIds.length);
  for (const [code, id] of counts.productIds.entries())
    for (const store of stores.get(id) ?? []) shelves.put(store, code);
  return {
    counts,
    finder: new CompanionFinder(liveModel(counts, firstLiveChoice)),
    storesWith: Uint16Array.from(counts.productIds, (id) => stores.get(id)?.size ?? 0),
    largeBaskets: 0,
    changes: 1,
    bytes: 1,
    sells: (storeId, code) => shelves.has(storeId, code),
  };
}

const ask = (sold: readonly Sold[], question: Partial<CompanionsQuestion> = {}) => {
  const answers = new CompanionAnswers({ of: async ({ storeId }) => indexOf(sold, storeId) });
  const asked = { tenantId: 'loja', storeId: 's1', productIds: ['a'], limit: 3, mayLearnFromNetwork: true };
  return answers.answer({ ...asked, ...question });
};

const told = async (...asked: Parameters<typeof ask>) => {
  const { learnedFrom, companions } = await ask(...asked);
  return [learnedFrom, ...companions.map(({ productId }) => productId)];
};

/** Enough others that nothing is together by chance, sold in every store. */
const others: Sold[] = ['s1', 's2', 's3'].map((store) => [store, 40, 'x']);
const shelf: Sold[] = [
  ['s1', 1, 'b'],
  ['s1', 1, 'c'],
];

describe('what goes with a product', () => {
  it.each<[string, Sold[], string[]]>([
    ['no basket at all', [], ['none']],
    ['baskets, and none with it', others, ['none']],
    ['two with a companion in its own store', [...others, ['s1', 2, 'a', 'b']], ['store']],
    ['three', [...others, ['s1', 3, 'a', 'b']], ['store', 'b']],
    [
      '29 in three stores',
      [...others, ...shelf, ['s1', 3, 'a', 'c'], ['s2', 13, 'a', 'b'], ['s3', 13, 'a', 'b']],
      ['store', 'c'],
    ],
    ['30 in two stores', [...others, ...shelf, ['s1', 3, 'a', 'c'], ['s2', 27, 'a', 'b']], ['store', 'c']],
    [
      '30 in three stores',
      [...others, ...shelf, ['s1', 3, 'a', 'c'], ['s2', 14, 'a', 'b'], ['s3', 13, 'a', 'b']],
      ['network', 'b', 'c'],
    ],
    [
      '30 in three other stores',
      [...others, ['s4', 30, 'x', 'b'], ...['s2', 's3', 's5'].map((store): Sold => [store, 10, 'a', 'b'])],
      ['network'],
    ],
  ])('with %s is %j', async (_, sold, expected) => {
    expect(await told(sold)).toEqual(expected);
  });

  const many: Sold[] = [...others, ...shelf, ['s1', 10, 'a', 'b'], ['s2', 14, 'a', 'b'], ['s3', 13, 'a', 'c']];

  it('is learned from the own store alone where the tenant wants it so', async () => {
    expect(await told(many, { mayLearnFromNetwork: false })).toEqual(['store', 'b']);
  });

  it('is nothing that the basket has already, and nothing that is bought together no more often than by chance', async () => {
    expect(await told(many, { productIds: ['a', 'b'] })).toEqual(['network', 'c']);
    const often: Sold[] = ['s1', 's2', 's3'].flatMap((store): Sold[] => [
      [store, 12, 'a', 'x'],
      [store, 90, 'x'],
      [store, 2, 'a'],
    ]);
    expect(await told(often)).toEqual(['network']);
  });

  it('says how often, with figures that a count of the baskets gives', async () => {
    const { baskets, companions } = await ask(many, { limit: 1 });
    const [best] = companions;
    expect(baskets).toBe(159);
    expect(best).toMatchObject({
      ...{ productId: 'b', withProductId: 'a', basketsTogether: 24, basketsWith: 37, basketsOfCompanion: 25 },
      ...{ support: 24 / 159, confidence: 24 / 37, usual: 25 / 159 },
    });
    const { value = 0, low = 0, high = 0 } = best?.lift ?? {};
    expect(value).toBeCloseTo((24 * 159) / (37 * 25), 10);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(low).toBeGreaterThan(1);
  });
});
