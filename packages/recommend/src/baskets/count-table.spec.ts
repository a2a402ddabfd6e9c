import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CountTable } from './count-table.js';
import type { BasketCounts } from './counts.js';

const basket = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });

const codeIn = (counts: BasketCounts, id: string) => counts.codeOf(id) as number;

const together = (counts: BasketCounts, one: string, other: string) => {
  const { partners, baskets } = counts.rowOf(codeIn(counts, one));
  const at = partners.indexOf(codeIn(counts, other));
  return at < 0 ? 0 : baskets[at];
};

const counted = (baskets: readonly string[][]) => {
  const table = new CountTable();
  for (const one of baskets) table.addBasket(one);
  return table;
};

describe('counts of baskets', () => {
  it('are what a plain count of the baskets gives, in both rows of a pair', () => {
    fc.assert(
      fc.property(fc.array(basket), (baskets) => {
        const counts = counted(baskets).counts();
        expect(counts.baskets).toBe(baskets.length);
        for (const one of counts.productIds) {
          const withOne = baskets.filter((items) => items.includes(one));
          expect(counts.itemBaskets[codeIn(counts, one)]).toBe(withOne.length);
          for (const other of counts.productIds.filter((id) => id !== one))
            expect(together(counts, one, other)).toBe(withOne.filter((items) => items.includes(other)).length);
        }
      }),
    );
  });

  it('forget a basket that is taken back', () => {
    fc.assert(
      fc.property(fc.array(basket), basket, (baskets, mistake) => {
        const table = counted(baskets);
        table.addBasket(mistake);
        table.addBasket(mistake, -1);
        const [mended, right] = [table.counts(), counted(baskets).counts()];
        expect(mended.baskets).toBe(right.baskets);
        for (const one of right.productIds) {
          const names = (counts: BasketCounts) =>
            [...counts.rowOf(codeIn(counts, one)).partners].map((code) => counts.productIds[code]);
          expect(names(mended)).toEqual(names(right));
        }
      }),
    );
  });

  it('have rows in the order of codes, with thousands of pairs', () => {
    const table = new CountTable();
    const ids = Array.from({ length: 80 }, (_, id) => `p${(id * 37) % 80}`);
    for (const one of ids) for (const other of ids) if (one < other) table.addPair(other, one, 2);
    const counts = table.counts();
    for (let code = 0; code < 80; code++) {
      const { partners, baskets } = counts.rowOf(code);
      expect([...partners]).toEqual(ids.map((_, at) => at).filter((at) => at !== code));
      expect(new Set(baskets)).toEqual(new Set([2]));
    }
  });

  it('do not change after they were given out', () => {
    const table = counted([['a', 'b']]);
    const before = table.counts();
    table.addBasket(['a', 'c']);
    expect([before.baskets, before.codeOf('c'), before.itemBaskets[0]]).toEqual([1, undefined, 1]);
  });
});
