import { describe, expect, it } from '@jest/globals';
import { type CompanionsQuestion, companionsFoundSchema } from '@vitrine/contracts';
import type { BasketIndex } from '../index/basket-index.js';
import { readIndex } from '../index/read-index.js';
import { MemoryCounts, type Sold, sourcesOf } from '../testing/memory-counts.js';
import { CompanionAnswers } from './companions.js';

const indexOf = (sold: readonly Sold[], storeId?: string): Promise<BasketIndex> =>
  readIndex(sourcesOf(new MemoryCounts(sold)), { tenantId: 'loja', storeId });

const noDecision = { alsoProductIds: [], withoutProductIds: [] };

const question: CompanionsQuestion = {
  ...{ tenantId: 'loja', storeId: 's1', productIds: ['a'], limit: 3, mayLearnFromNetwork: true },
  ...noDecision,
};

const ask = (sold: readonly Sold[], asked: Partial<CompanionsQuestion> = {}) => {
  const answers = new CompanionAnswers({ of: ({ storeId }) => indexOf(sold, storeId) });
  return answers.answer({ ...question, ...asked });
};

/** Of whom it was learned, and what is bought with it, without what only sells well. */
const told = async (...asked: Parameters<typeof ask>) => {
  const [learnedFrom, ...all] = await everything(...asked);
  return [learnedFrom, ...all.filter((one) => !one?.endsWith(' sells'))];
};

const everything = async (...asked: Parameters<typeof ask>) => {
  const { learnedFrom, companions } = await ask(...asked);
  const saying: Record<string, string> = {
    pinned: ' pinned',
    boughtTogether: '',
    seenTogether: ' seen',
    sellsWell: ' sells',
  };
  return [learnedFrom, ...companions.map((found) => `${found.productId}${saying[found.reasonCodes[0] ?? 'pinned']}`)];
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
    ['four', [...others, ['s1', 4, 'a', 'b']], ['store', 'b seen']],
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

  it('comes in the order of the model, and beside it what sells well, which says so', async () => {
    const shop: Sold[] = [
      ['s1', 60, 'x'],
      ['s1', 40, 'x', 'y'],
      ['s1', 10, 'a', 'b'],
      ['s1', 2, 'rare'],
    ];
    expect(await everything(shop)).toEqual(['store', 'x sells', 'y sells', 'b']);
    expect(await everything(shop, { productIds: ['unknown'] })).toEqual(['none', 'x sells', 'y sells', 'a sells']);
    expect(await everything([...others, ...many], { storeId: 'new', productIds: ['unknown'] })).toEqual([
      'none',
      ...['x sells', 'a sells', 'b sells'],
    ]);
  });

  it('is what the nightly job chose to rank by', async () => {
    const chosen = { live: { kind: 'best-sellers' }, nightly: { kind: 'best-sellers' }, ranks: 'live' } as const;
    const sources = sourcesOf(
      new MemoryCounts([
        ['s1', 60, 'x'],
        ['s1', 10, 'a', 'b'],
      ]),
      { chosenAtMs: 1, choice: chosen },
    );
    const answers = new CompanionAnswers({ of: (of) => readIndex(sources, of) });
    const { companions } = await answers.answer({ ...question, mayLearnFromNetwork: false });
    expect(companions.map(({ productId }) => productId)).toEqual(['x', 'b']);
  });

  it('is never what was blocked, and in any case what was pinned, with what may be told of it', async () => {
    const [shop, asked]: [Sold[], object] = [[...many, ['s1', 3, 'rare']], { limit: 1 }];
    expect(await everything(shop, { ...asked, withoutProductIds: ['x', 'b'] })).toEqual(['network', 'c']);
    expect(await everything(shop, { ...asked, alsoProductIds: ['c', 'rare', 'gone'] })).toEqual([
      'network',
      'x sells',
      'c',
    ]);
  });

  it('is nothing that the store has not sold for long, and says so of what was pinned', async () => {
    const counts = new MemoryCounts([
      ['s1', 40, 'x'],
      ['s1', 10, 'a', 'b'],
      ['s1', 10, 'a', 'c'],
      ['s2', 10, 'a', 'd'],
    ]);
    counts.since.set('s1', 19_000);
    counts.lastWeeks.set('s1 b', 18_993);
    counts.lastWeeks.set('s1 c', 19_000);
    const answers = new CompanionAnswers({ of: (of) => readIndex(sourcesOf(counts), of) });
    const asked = { ...question, alsoProductIds: ['b', 'c', 'd', 'gone'], limit: 2 };
    const { companions, notSoldHere } = await answers.answer(asked);
    expect(companions.slice(0, 2).map(({ productId }) => productId)).toEqual(['x', 'c']);
    expect(notSoldHere).toEqual(['b', 'd', 'gone']);
    // A store that opens today sells whatever it is told to.
    expect((await answers.answer({ ...asked, storeId: 'new' })).notSoldHere).toEqual([]);
  });

  it('says how often, with figures that a count of the baskets gives', async () => {
    const { baskets, companions } = await ask(many, { limit: 1, withoutProductIds: ['x'] });
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
    expect(companions.filter(({ productId }) => productId !== 'x')).toMatchObject([
      { productId: 'b', basketsTogether: 5, basketsWith: 20, basketsOfCompanion: 5 },
    ]);
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
      const answers = new CompanionAnswers({ of: (of) => readIndex(sourcesOf(counts), of) });
      const asked = {
        tenantId: 'loja',
        storeId: 's1',
        productIds: ['a', 'b'],
        limit: 3,
        mayLearnFromNetwork: false,
        ...noDecision,
      };
      for (const productIds of [['a'], ['b'], ['new']]) {
        const found = await answers.answer({ ...asked, productIds });
        expect(companionsFoundSchema.safeParse(JSON.parse(JSON.stringify(found))).error).toBeUndefined();
      }
    }
  });
});
