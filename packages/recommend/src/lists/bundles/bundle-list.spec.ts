import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { product } from '../facts/a-shop.spec-support.js';
import { bundleSentence } from '../sentences/say-bundle.js';
import { type Bundle, bundlesOf, keptBundles, moneyOf, rankedBundles } from './bundle-list.js';
import { type CountedPair, pairBundle, strongPairs, tripleBundle, tripleCandidates } from './candidates.js';
import { extraUnits } from './expected-extra.js';

const withIt = (id: string) => ({ bread: 200, ham: 100, nails: 50, hammer: 60 })[id] ?? 0;
const learned = { baskets: 1_000, withIt };
const pair = (a: string, b: string, together: number): CountedPair => ({ productIds: [a, b], together });

describe('bundles', () => {
  it('expect that who takes one is offered the other, and accepts as often as its buyers exceed everybody', () => {
    // Of 100 ham buyers 80 take bread, of all 20 %: of the 20 of 100 that do not, 60 % accept.
    const completion = { productId: 'bread', withIt: 200, withOthers: 100, hereWithOthers: 50 };
    expect(extraUnits(completion, 80, 1_000).value).toBeCloseTo(50 * 0.2 * 0.6);
  });

  it('expect nothing of two that are together by chance', () => {
    const completion = { productId: 'bread', withIt: 200, withOthers: 100, hereWithOthers: 50 };
    expect(extraUnits(completion, 20, 1_000).value).toBe(0);
  });

  it('hold what they expect within its range, which narrows with more baskets', () => {
    const counts = fc.integer({ min: 1, max: 1_000 }).chain((withOthers) =>
      fc.record({
        ...{ withOthers: fc.constant(withOthers), together: fc.integer({ min: 1, max: withOthers }) },
        ...{ rest: fc.integer({ min: 0, max: 1_000 }), hereWithOthers: fc.integer({ min: 0, max: 1_000 }) },
      }),
    );
    fc.assert(
      fc.property(counts, ({ withOthers, together, rest, hereWithOthers }) => {
        const of = (times: number) => {
          const completion = { productId: 'x', withIt: times * (together + rest), withOthers: times * withOthers };
          return extraUnits({ ...completion, hereWithOthers }, times * together, times * 10_000);
        };
        const [few, many] = [of(1), of(100)];
        expect(few.low).toBeLessThanOrEqual(few.value + 1e-9);
        expect(few.high).toBeGreaterThanOrEqual(few.value - 1e-9);
        expect(few.high).toBeLessThanOrEqual(hereWithOthers);
        expect(many.high - many.low).toBeLessThanOrEqual(few.high - few.low + 1e-9);
      }),
    );
  });

  it('are made of pairs beyond chance only, those with most baskets beyond it first', () => {
    const pairs = [pair('hammer', 'nails', 40), pair('bread', 'hammer', 12), pair('bread', 'ham', 80)];
    expect(strongPairs(pairs, learned).map(({ productIds }) => productIds.join())).toEqual([
      'bread,ham',
      'hammer,nails',
    ]);
  });

  it('look for triples where each two go together', () => {
    const pairs = [pair('a', 'b', 1), pair('b', 'c', 1), pair('a', 'c', 1), pair('c', 'd', 1)];
    expect(tripleCandidates(pairs)).toEqual([['a', 'b', 'c']]);
  });

  it('are ranked by what they bring, without what is at a loss, out of stock, or not sold here', () => {
    const here = { withIt: (id: string) => withIt(id) / 10, withBoth: () => 0 };
    const counts = [pair('bread', 'ham', 80), pair('hammer', 'nails', 40)].map((one) => pairBundle(one, learned, here));
    const shelf = new Map(['bread', 'ham', 'hammer', 'nails'].map((id) => [id, product(id)]));
    const found = bundlesOf(counts, 1_000, (id) => shelf.get(id));
    const margin = (id: string) => (id === 'nails' || id === 'hammer' ? 5_000_000 : 10_000);
    expect(rankedBundles(found, margin, 5).map(({ productIds }) => productIds[0])).toEqual(['hammer', 'bread']);
    expect(moneyOf({ productIds: ['bread'], extra: [{ value: 2, low: 1, high: 3 }] }, margin)).toEqual({
      ...{ valueE4: 20_000, lowE4: 10_000, highE4: 30_000 },
    });
    expect(moneyOf({ productIds: ['bread'], extra: [{ value: 2, low: 1, high: 3 }] }, () => undefined)).toBeUndefined();
    for (const more of [{ costE4: 1_000_001 }, { stockE3: 0 }])
      expect(
        bundlesOf(counts, 1_000, (id) => (id === 'ham' ? product(id, more) : shelf.get(id))).map(
          ({ productIds }) => productIds[0],
        ),
      ).toEqual(['hammer']);
    shelf.delete('bread');
    expect(bundlesOf(counts, 1_000, (id) => shelf.get(id))).toHaveLength(1);
  });

  it('offer the third to who takes two of three', () => {
    const both = { 'a\nb': 100, 'a\nc': 50, 'b\nc': 40 } as Record<string, number>;
    const withBoth = (ids: readonly [string, string]) => both[ids.join('\n')] ?? 0;
    const counted = { productIds: ['a', 'b', 'c'], together: 30, parts: 1 } as const;
    const triple = tripleBundle(counted, { ...learned, withIt: () => 200, withBoth }, { withIt, withBoth });
    expect(triple.completions.map(({ productId, withOthers }) => [productId, withOthers])).toEqual([
      ['a', 40],
      ['b', 50],
      ['c', 100],
    ]);
  });

  it('are in no more baskets than each two of them, whatever is sold between two questions', () => {
    const withBoth = () => 20;
    const counted = { productIds: ['a', 'b', 'c'], together: 21, parts: 1 } as const;
    const counts = tripleBundle(counted, { ...learned, withIt: () => 200, withBoth }, { withIt, withBoth });
    const [bundle] = bundlesOf([counts], 1_000, (id) => product(id));
    expect(counts.together).toBe(20);
    for (const figures of bundle?.extra ?? []) expect(Object.values(figures).every(Number.isFinite)).toBe(true);
  });

  it('expect the same of a triple that was counted in a part of the baskets, and are less sure of it', () => {
    const withBoth = () => 10_000;
    const of = (together: number, parts: number) => {
      const counted = { productIds: ['a', 'b', 'c'], together, parts } as const;
      const here = { withIt, withBoth: () => 50 };
      const counts = tripleBundle(counted, { baskets: 1_000_000, withIt: () => 20_000, withBoth }, here);
      return bundlesOf([counts], 1_000_000, (id) => product(id))[0];
    };
    const [all, tenth] = [of(4_000, 1), of(40, 100)];
    expect(tenth?.together).toBe(4_000);
    for (const [at, { value, low, high }] of (all?.extra ?? []).entries()) {
      expect(tenth?.extra[at]?.value).toBe(value);
      expect(tenth?.extra[at]?.low).toBeLessThan(low);
      expect(tenth?.extra[at]?.high).toBeGreaterThanOrEqual(high);
    }
  });

  it('are kept by sales as if costs were unknown, and beside these what only margins make the best', () => {
    const units = (value: number) => ({ value, low: value, high: value });
    const bundle = (first: string, second: string, value: number): Bundle => ({
      ...{ productIds: [first, second], together: 20, extra: [units(value), units(value)] },
    });
    const all = [bundle('a', 'b', 9), bundle('c', 'd', 5), bundle('e', 'f', 3)];
    const [poor, rich] = [
      { priceE4: 100, costE4: 99 },
      { priceE4: 100, costE4: 1 },
    ];
    const productOf = (id: string) => ({ ...product(id), ...('ef'.includes(id) ? rich : poor) });
    const kept = keptBundles(all, productOf, 1);
    expect(kept).toEqual([all[0], { ...all[2], keptFor: 'margin' }]);
    const unknown = (id: string) => ({ ...product(id), priceE4: 100, costE4: undefined });
    expect(keptBundles(all, unknown, 2)).toEqual([all[0], all[1]]);
    expect(keptBundles(all, productOf, 3).filter(({ keptFor }) => keptFor)).toEqual([]);
  });

  it('say money to whoever sees costs, and units to others', () => {
    const bundle = { extra: [{ value: 12.4, low: 6, high: 20 }] };
    const money = { valueE4: 3_204_900, lowE4: 1_500_000, highE4: 5_000_000 };
    const said = bundleSentence(bundle, money, 'BRL', 'pt-BR').replaceAll('\u00A0', ' ');
    expect(said).toBe('Oferecidos juntos, podem render R$ 320 a mais de margem em 28 dias (entre R$ 150 e R$ 500).');
    expect(bundleSentence(bundle, undefined, 'BRL', 'en')).toBe(
      'Offered together, they may sell 12 more units in 28 days (between 6 and 20).',
    );
  });
});
