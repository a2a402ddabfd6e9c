import { describe, expect, it } from '@jest/globals';
import { type CompanionsQuestion, companionsFoundSchema } from '@vitrine/contracts';
import type { BasketIndex } from '../index/basket-index.js';
import { readIndex } from '../index/read-index.js';
import { MemoryCounts, type Sold } from '../testing/memory-counts.js';
import { CompanionAnswers } from './companions.js';

const indexOf = (sold: readonly Sold[], storeId?: string): Promise<BasketIndex> =>
  readIndex(new MemoryCounts(sold), { tenantId: 'loja', storeId });

const ask = (sold: readonly Sold[], question: Partial<CompanionsQuestion> = {}) => {
  const answers = new CompanionAnswers({ of: ({ storeId }) => indexOf(sold, storeId) });
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
    ['four with a companion in its own store', [...others, ['s1', 4, 'a', 'b']], ['store']],
    ['five', [...others, ['s1', 5, 'a', 'b']], ['store', 'b']],
    [
      '29 in three stores',
      [...others, ...shelf, ['s1', 5, 'a', 'c'], ['s2', 12, 'a', 'b'], ['s3', 12, 'a', 'b']],
      ['store', 'c'],
    ],
    ['30 in two stores', [...others, ...shelf, ['s1', 5, 'a', 'c'], ['s2', 25, 'a', 'b']], ['store', 'c']],
    [
      '30 in three stores, with a companion that has as many and one that has fewer',
      [...others, ...shelf, ['s1', 9, 'a', 'b'], ['s2', 11, 'a', 'b', 'c'], ['s3', 10, 'a', 'b', 'c']],
      ['network', 'b'],
    ],
    [
      '60 in three stores, with a companion of 30 in two of them',
      [...others, ...shelf, ['s1', 30, 'a'], ['s2', 15, 'a', 'b'], ['s3', 15, 'a', 'b']],
      ['network'],
    ],
    [
      '30 in three stores, with a companion in three that it was together with in two',
      [...others, ...shelf, ['s1', 20, 'a'], ['s1', 20, 'b'], ['s2', 15, 'a', 'b'], ['s3', 15, 'a', 'b']],
      ['network'],
    ],
    [
      '30 in three other stores',
      [...others, ['s4', 30, 'x', 'b'], ...['s2', 's3', 's5'].map((store): Sold => [store, 10, 'a', 'b'])],
      ['network'],
    ],
  ])('with %s is %j', async (_, sold, expected) => {
    expect(await told(sold)).toEqual(expected);
  });

  const many: Sold[] = [
    ...others,
    ['s1', 10, 'a', 'b'],
    ['s2', 14, 'a', 'b'],
    ['s3', 11, 'a', 'b'],
    ...['s1', 's2', 's3'].map((store): Sold => [store, 10, 'a', 'c']),
  ];

  it('is learned from the own store alone where the tenant wants it so', async () => {
    expect(await told(many, { mayLearnFromNetwork: false })).toEqual(['store', 'b', 'c']);
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
    expect(baskets).toBe(185);
    expect(best).toMatchObject({
      ...{ productId: 'b', withProductId: 'a', basketsTogether: 35, basketsWith: 65, basketsOfCompanion: 35 },
      ...{ support: 35 / 185, confidence: 35 / 65, usual: 35 / 185 },
    });
    const { value = 0, low = 0, high = 0 } = best?.lift ?? {};
    expect(value).toBeCloseTo((35 * 185) / (65 * 35), 10);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect(low).toBeGreaterThan(1);
  });

  it('is nothing that is together a little more often than usual, as chance makes it', async () => {
    const shop = (together: number): Sold[] => [
      ['s1', together, 'a', 'b'],
      ['s1', 500 - together, 'a'],
      ['s1', 600 - together, 'b'],
      ['s1', 8_900 + together, 'x'],
    ];
    expect([await told(shop(31)), await told(shop(60))]).toEqual([['store'], ['store', 'b']]);
  });

  it('knows nothing of wholesale orders: of baskets with a product, none is one', async () => {
    const wholesale = Array.from({ length: 99 }, (_, at) => `w${at}`);
    const { baskets, largeBaskets, companions } = await ask([
      ['s1', 200, 'x'],
      ['s1', 10, 'a', 'b', ...wholesale],
      ['s1', 5, 'a', 'b'],
      ['s1', 15, 'a'],
    ]);
    expect([baskets, largeBaskets]).toEqual([220, 10]);
    expect(companions).toMatchObject([{ productId: 'b', basketsTogether: 5, basketsWith: 20, basketsOfCompanion: 5 }]);
  });

  it('is answered in rates, whatever is sold while the counts are read', async () => {
    const sales: Sold[] = [
      ['s1', 1, 'a', 'b'],
      ['s1', 1, 'a', 'new'],
      ['s1', -1, 'a', 'b'],
    ];
    for (const sale of sales) {
      const counts = new MemoryCounts([['s1', 30, 'x'], ...['b', 'new'].map((id): Sold => ['s1', 5, 'a', id])]);
      counts.afterRead = () => {
        counts.sold = [...counts.sold, sale];
      };
      const answers = new CompanionAnswers({ of: (of) => readIndex(counts, of) });
      const asked = { tenantId: 'loja', storeId: 's1', productIds: ['a', 'b'], limit: 3, mayLearnFromNetwork: false };
      for (const productIds of [['a'], ['b'], ['new']]) {
        const found = await answers.answer({ ...asked, productIds });
        expect(companionsFoundSchema.safeParse(JSON.parse(JSON.stringify(found))).error).toBeUndefined();
      }
    }
  });
});
