import { describe, expect, it } from '@jest/globals';
import { CountTable, pairClaim } from '../../../packages/recommend/src/index.js';
import { knownPairs, pairFiguresOf } from './pair-facts.mjs';
import { factsOf, groceries, hasData, onlineRetail } from './public-baskets.mjs';

interface Facts {
  readonly baskets: number;
  readonly distinct_items: number;
  readonly distinct_pairs: number;
}
const sets = [
  { set: 'groceries', read: groceries, factsIn: (all: Facts) => all },
  { set: 'online-retail-2010-2011', read: onlineRetail, factsIn: (all: { baskets: Facts }) => all.baskets },
];

/** Of public baskets, against figures that somebody else's code computed of the same files. */
describe.each(sets)('pairs of $set', ({ set, read, factsIn }) => {
  (hasData(set) ? it : it.skip)(
    'are counted exactly, with support, confidence and lift',
    () => {
      const facts = factsIn(factsOf(set));
      const table = new CountTable();
      for (const { items } of read()) table.addBasket(items);
      const counts = table.counts();
      const partners = counts.productIds.map((_, code) => counts.rowOf(code).partners.length);
      const pairs = partners.reduce((sum, count) => sum + count, 0) / 2;
      const { baskets, distinct_items, distinct_pairs } = facts;
      expect([counts.baskets, counts.productIds.length, pairs]).toEqual([baskets, distinct_items, distinct_pairs]);
      const known = knownPairs(facts);
      expect(known).toHaveLength(10);
      expect(known.map(({ a, b }) => pairFiguresOf(pairClaim, counts, a, b))).toEqual(known);
    },
    120_000,
  );
});
