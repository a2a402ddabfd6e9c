import { describe, expect, it } from '@jest/globals';
import { firstWeights } from '@vitrine/contracts';
import fc from 'fast-check';
import { marginBandsOf } from './margin-bands.js';
import type { Candidate, Weights } from './offer.js';
import { rank } from './rank.js';
import { rankFound } from './rank-found.js';

const today = '2026-11-30';
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const day = fc.constantFrom('2026-11-01', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-24');
const weight = fc.double({ min: 0, max: 1, noNaN: true });

const someWeights: fc.Arbitrary<Weights> = fc.record({
  margin: weight,
  price: weight,
  stock: weight,
  promotion: weight,
});
const someCandidates = fc.uniqueArray(
  fc.record({
    productId: fc.stringMatching(/^[a-z]{1,3}$/u),
    chance: fc.double({ min: 0, max: 1, noNaN: true }),
    priceE4: maybe(fc.nat(1_000_000)),
    costE4: maybe(fc.nat(1_000_000)),
    stockUnits: maybe(fc.integer({ min: -3, max: 50 })),
    stockDays: maybe(fc.nat(400)),
    isPromoted: maybe(fc.boolean()),
    isInPlan: maybe(fc.boolean()),
    isInAssortment: maybe(fc.boolean()),
    decision: maybe(
      fc.record({ kind: fc.constantFrom('pin' as const, 'block' as const), from: maybe(day), to: maybe(day) }),
    ),
  }),
  { selector: ({ productId }) => productId, maxLength: 12 },
);

const isNow = ({ decision }: Candidate) =>
  decision !== undefined && (decision.from ?? '') <= today && today <= (decision.to ?? '9');
const ids = (candidates: readonly Candidate[], weights = firstWeights) =>
  rank(candidates, weights, today).offers.map(({ productId }) => productId);

describe('what is offered', () => {
  it('is never blocked, out of stock, below cost or not carried, and everything else is', () => {
    fc.assert(
      fc.property(someCandidates, someWeights, (candidates, weights) => {
        const isWrong = (one: Candidate) =>
          (one.decision?.kind === 'block' && isNow(one)) ||
          one.isInAssortment === false ||
          (one.stockUnits ?? 1) <= 0 ||
          (one.priceE4 ?? 0) < (one.priceE4 === undefined ? 0 : (one.costE4 ?? 0));
        const { offers, refused } = rank(candidates, weights, today);
        const named = (of: readonly { productId: string }[]) => of.map(({ productId }) => productId).sort();
        expect(named(offers)).toEqual(named(candidates.filter((one) => !isWrong(one))));
        expect(named(refused)).toEqual(named(candidates.filter(isWrong)));
      }),
    );
  });

  it('has pins first, then the higher score, which is the chance times all factors', () => {
    fc.assert(
      fc.property(someCandidates, someWeights, (candidates, weights) => {
        const { offers } = rank(candidates, weights, today);
        for (const [at, { chance, factors, score, isPinned, productId }] of offers.entries()) {
          expect(score).toBeCloseTo(
            factors.reduce((all, { times }) => all * times, chance),
            10,
          );
          expect(factors.every(({ times }) => times > 0)).toBe(true);
          const own = candidates.find((one) => one.productId === productId) as Candidate;
          expect(isPinned).toBe(own.decision?.kind === 'pin' && isNow(own));
          const next = offers[at + 1];
          if (next?.isPinned === isPinned) expect(next.score).toBeLessThanOrEqual(score);
          if (next?.isPinned) expect(isPinned).toBe(true);
        }
      }),
    );
  });

  it('is not moved by what is unknown, and says so', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), someWeights, (chance, weights) => {
        const [offer] = rank([{ productId: 'a', chance }], weights, today).offers;
        expect(offer?.score).toBe(chance);
        expect(offer?.factors.every(({ isKnown, times }) => !isKnown && times === 1)).toBe(true);
      }),
    );
  });

  it('is in the order of chance where nothing is weighed', () => {
    const none = { margin: 0, price: 0, stock: 0, promotion: 0 };
    fc.assert(
      fc.property(someCandidates, (candidates) => {
        const chances = rank(candidates, none, today)
          .offers.filter(({ isPinned }) => !isPinned)
          .map(({ chance }) => chance);
        expect(chances).toEqual([...chances].sort((one, other) => other - one));
      }),
    );
  });

  it('is rather what earns more, is on promotion, is overstocked, is in the plan', () => {
    const plain = { chance: 0.1, priceE4: 100_000, costE4: 60_000, stockDays: 30, isPromoted: false, isInPlan: false };
    for (const better of [{ costE4: 20_000 }, { isPromoted: true }, { stockDays: 200 }, { isInPlan: true }])
      expect(
        ids([
          { ...plain, productId: 'a' },
          { ...plain, ...better, productId: 'b' },
          { ...plain, productId: 'c' },
        ])[0],
      ).toBe('b');
  });

  it('is pinned only within the dates of the pin', () => {
    const pinned = (from: string, to: string) =>
      ids([
        { productId: 'a', chance: 0.9 },
        { productId: 'b', chance: 0.1, decision: { kind: 'pin', from, to } },
      ])[0];
    expect(pinned('2026-11-30', '2026-11-30')).toBe('b');
    expect(pinned('2026-11-01', '2026-11-29')).toBe('a');
    expect(pinned('2026-12-01', '2026-12-24')).toBe('a');
  });
});

describe('what was found', () => {
  const bands = marginBandsOf([100, 200, 300, 400, 500]);
  const product = fc.record({
    score: fc.double({ min: -1, max: 1, noNaN: true }),
    priceE4: fc.integer({ min: 1_000, max: 2_000 }),
    marginE4: fc.integer({ min: 0, max: 199 }),
    otherMarginE4: fc.integer({ min: 0, max: 199 }),
  });
  const orderOf = (found: Parameters<typeof rankFound>[0]) =>
    rankFound(found, bands, firstWeights, today).offers.map(({ productId }) => productId);

  it('is ordered by nothing of a cost but its band', () => {
    fc.assert(
      fc.property(fc.array(product, { maxLength: 8 }), (products) => {
        const of = (name: 'marginE4' | 'otherMarginE4') =>
          products.map(({ score, priceE4, ...margins }, at) => ({
            ...{ productId: `p${at}`, score, priceE4, costE4: priceE4 - margins[name] },
          }));
        expect(orderOf(of('marginE4'))).toEqual(orderOf(of('otherMarginE4')));
      }),
    );
  });

  it('is not what is sold at a loss, whatever its band, and is everything else', () => {
    const of = (costE4: number | undefined, at: number) => ({ productId: `p${at}`, score: 1, priceE4: 1_000, costE4 });
    expect(orderOf([of(1_001, 0), of(1_000, 1), of(undefined, 2)])).toEqual(['p1', 'p2']);
    expect(rankFound([of(500, 0)], undefined, firstWeights, today).offers[0]?.factors[0]?.isKnown).toBe(false);
  });
});
