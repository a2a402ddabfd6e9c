import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sold } from './a-shop.spec-support.js';
import { comparedIn, comparedStores, trendOf } from './trend.js';

const days = fc.record({ recent: fc.integer({ min: 0, max: 14 }), before: fc.integer({ min: 0, max: 28 }) });

describe('a trend', () => {
  it('is none of a product that sells alike each day, whichever days of its store are missing', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 500 }), ({ recent, before }, aDay) => {
        const sales = { ...sold(0), recentUnitsE3: aDay * recent * 1_000, beforeUnitsE3: aDay * before * 1_000 };
        const lines = { recentLines: aDay * recent, beforeLines: aDay * before };
        const compared = comparedIn({ ...sales, ...lines }, { recent, before, month: 28 });
        const { isRising = false, isFalling = false } = (compared && trendOf(compared, -0.5)) ?? {};
        expect([isRising, isFalling]).toEqual([false, false]);
      }),
    );
  });

  it('is of the stores that are known in both spans, each by its own days, where they are half of all', () => {
    const known = (recent: number, before: number) => ({ recent, before, month: 28 });
    const stores = [
      ['whole', known(14, 28)],
      ['silent', known(0, 28)],
      ['new', known(14, 0)],
      ['gaps', known(7, 14)],
      ['young', known(14, 7)],
      ['fewBefore', known(14, 6)],
    ] as const;
    expect(Object.fromEntries(comparedStores(new Map(stores)))).toEqual({ whole: 0.5, gaps: 0.5, young: 2 });
    expect(comparedStores(new Map([...stores, ['closed', known(0, 0)] as const])).size).toBe(0);
  });
});
