import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { drawsOf } from '../holdout/draws.js';
import { type PairCounts, pairClaim } from './pair-claim.js';
import { pairSentence, shareSentence, sharesOf } from './pair-sentence.js';

const names = { first: 'camisa', second: 'cinto' };
const claimOf = (counts: PairCounts) => {
  const claim = pairClaim(counts);
  if (claim === undefined) throw new Error('These were never together.');
  return claim;
};
const say = (counts: PairCounts, locale: 'pt-BR' | 'en' = 'pt-BR') => pairSentence(claimOf(counts), names, locale);

/** Each basket: whether it has the first, and the second. At least one has both. */
const someBaskets = fc
  .array(fc.record({ first: fc.boolean(), second: fc.boolean() }), { maxLength: 300 })
  .map((baskets) => [{ first: true, second: true }, ...baskets]);

const countsOf = (baskets: readonly { first: boolean; second: boolean }[]): PairCounts => ({
  baskets: baskets.length,
  withFirst: baskets.filter(({ first }) => first).length,
  withSecond: baskets.filter(({ second }) => second).length,
  together: baskets.filter(({ first, second }) => first && second).length,
});

describe('what is claimed of two products', () => {
  it('is what the baskets say', () => {
    fc.assert(
      fc.property(someBaskets, (baskets) => {
        const claim = claimOf(countsOf(baskets));
        const withFirst = baskets.filter(({ first }) => first);
        const shareOf = (of: typeof baskets) => of.filter(({ second }) => second).length / of.length;
        expect(claim.confidence).toBeCloseTo(shareOf(withFirst), 12);
        expect(claim.usual).toBeCloseTo(shareOf(baskets), 12);
        expect(claim.lift).toBeCloseTo(shareOf(withFirst) / shareOf(baskets), 10);
        expect(claim.support).toBeCloseTo(
          baskets.filter(({ first, second }) => first && second).length / baskets.length,
          12,
        );
        for (const [figure, { low, high }] of [
          [claim.confidence, claim.confidenceInterval],
          [claim.lift, claim.liftInterval],
        ] as const) {
          expect(low).toBeLessThanOrEqual(figure + 1e-9);
          expect(high).toBeGreaterThanOrEqual(figure - 1e-9);
        }
      }),
    );
  });

  it('is nothing where they never stood together', () => {
    expect(pairClaim({ baskets: 9, withFirst: 3, withSecond: 2, together: 0 })).toBeUndefined();
  });

  it.each([
    [{ baskets: 9_835, withFirst: 1_903, withSecond: 2_513, together: 736 }, 0.074835, 0.3868, 1.5136],
    [{ baskets: 9_835, withFirst: 256, withSecond: 414, together: 50 }, 0.005084, 0.1953, 4.6399],
  ])('has the figures that others computed of groceries: %j', (counts, support, confidence, lift) => {
    const claim = claimOf(counts);
    expect(claim.support).toBeCloseTo(support, 6);
    expect(claim.confidence).toBeCloseTo(confidence, 4);
    expect(claim.lift).toBeCloseTo(lift, 4);
  });

  it('has intervals that hold the truth about 95 times of 100', () => {
    const truth = { confidence: 0.2, usual: 0.25 * 0.2 + 0.75 * 0.1 };
    const drawn = Array.from({ length: 400 }, (_, seed) => claimOf(countsOf(drawBaskets(seed, 400))));
    const held = (isHeld: (claim: (typeof drawn)[number]) => boolean) => drawn.filter(isHeld).length / drawn.length;
    const within = (value: number, { low, high }: { low: number; high: number }) => low <= value && value <= high;
    for (const share of [
      held(({ confidenceInterval }) => within(truth.confidence, confidenceInterval)),
      held(({ liftInterval }) => within(truth.confidence / truth.usual, liftInterval)),
    ]) {
      expect(share).toBeGreaterThan(0.92);
      expect(share).toBeLessThan(0.98);
    }
  });
});

describe('the sentence of two products', () => {
  it.each([
    [
      '18 of 100',
      { baskets: 10_000, withFirst: 500, withSecond: 600, together: 90 },
      'De cada 100 cupons com camisa, 18 têm cinto; o normal é 6.',
    ],
    [
      'one',
      { baskets: 10_000, withFirst: 500, withSecond: 30, together: 6 },
      'De cada 100 cupons com camisa, 1 tem cinto; o normal é menos de 1.',
    ],
    [
      'fewer than one of 100',
      { baskets: 10_000, withFirst: 1_000, withSecond: 30, together: 4 },
      'De cada 1.000 cupons com camisa, 4 têm cinto; o normal é 3.',
    ],
    [
      'nearly all',
      { baskets: 10_000, withFirst: 1_000, withSecond: 1_100, together: 997 },
      'De cada 1.000 cupons com camisa, 997 têm cinto; o normal é 110.',
    ],
    [
      'all',
      { baskets: 10_000, withFirst: 200, withSecond: 1_100, together: 200 },
      'De cada 100 cupons com camisa, 100 têm cinto; o normal é 11.',
    ],
    [
      'no difference',
      { baskets: 10_000, withFirst: 200, withSecond: 500, together: 10 },
      'De cada 100 cupons com camisa, 5 têm cinto, como de costume.',
    ],
    [
      'a small difference that is none of chance',
      { baskets: 1_000_000, withFirst: 50_000, withSecond: 60_000, together: 3_150 },
      'De cada 1.000 cupons com camisa, 63 têm cinto; o normal é 60.',
    ],
    [
      'few tickets',
      { baskets: 900, withFirst: 45, withSecond: 54, together: 9 },
      'De 45 cupons com camisa, 9 têm cinto; o normal é 3.',
    ],
    [
      'one ticket',
      { baskets: 900, withFirst: 1, withSecond: 54, together: 1 },
      'De 1 cupom com camisa, 1 tem cinto; o normal é menos de 1.',
    ],
  ])('says %s', (_, counts, sentence) => {
    expect(say(counts)).toBe(sentence);
  });

  it('is said in English too', () => {
    expect(say({ baskets: 10_000, withFirst: 500, withSecond: 600, together: 90 }, 'en')).toBe(
      'Of every 100 tickets with camisa, 18 have cinto; the usual is 6.',
    );
    expect(say({ baskets: 10_000, withFirst: 1_000, withSecond: 2, together: 1 }, 'en')).toBe(
      'Of every 1,000 tickets with camisa, 1 has cinto; the usual is fewer than 1.',
    );
  });

  it('says nothing but rounded figures of the claim, and neither none nor all where that is not so', () => {
    fc.assert(
      fc.property(someBaskets, fc.integer({ min: 1, max: 50_000 }), (baskets, times) => {
        const once = countsOf(baskets);
        const claim = claimOf({ ...once, withFirst: once.withFirst + times, baskets: once.baskets + 2 * times });
        const { base, count, usual } = sharesOf(claim);
        expect(Math.abs(count - claim.confidence * base)).toBeLessThanOrEqual(0.5);
        expect(Math.abs(usual - claim.usual * base)).toBeLessThanOrEqual(0.5);
        expect(count).toBeGreaterThanOrEqual(1);
        expect(count).toBeLessThan(base);
      }),
    );
  });
});

/** A quarter has the first; of these a fifth has the second, of the others a tenth. */
function drawBaskets(seed: number, length: number) {
  const draw = drawsOf(2 ** 32, seed * 7_919 + 1);
  const next = () => draw() / 2 ** 32;
  return Array.from({ length }, () => {
    const first = next() < 0.25;
    return { first, second: next() < (first ? 0.2 : 0.1) };
  });
}

describe('the sentence of one product', () => {
  it.each([
    [{ baskets: 1_000, withProduct: 124 }, 'De cada 100 cupons, 12 têm cinto.'],
    [{ baskets: 1_000, withProduct: 10 }, 'De cada 100 cupons, 1 tem cinto.'],
    [{ baskets: 10_000, withProduct: 40 }, 'De cada 1.000 cupons, 4 têm cinto.'],
    [{ baskets: 1_000, withProduct: 999 }, 'De cada 1.000 cupons, 999 têm cinto.'],
    [{ baskets: 40, withProduct: 3 }, 'De 40 cupons, 3 têm cinto.'],
  ])('of %j says how many tickets have it', (sold, sentence) => {
    expect(shareSentence(sold, 'cinto', 'pt-BR')).toBe(sentence);
  });

  it('is said in English too', () => {
    expect(shareSentence({ baskets: 1_000, withProduct: 124 }, 'belt', 'en')).toBe(
      'Of every 100 tickets, 12 have belt.',
    );
  });
});
