import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CountTable } from '../baskets/count-table.js';
import { asymmetricCosine } from './asymmetric-cosine.js';
import { bestSellers } from './best-sellers.js';
import { blend } from './blend.js';
import { chooseModel, hitRate } from './choose-model.js';
import { CompanionFinder } from './companions.js';
import { cosineMax } from './cosine-max.js';
import { ease } from './ease.js';
import { chooseLive, firstLiveChoice, liveModel } from './live.js';
import type { Model } from './model.js';
import { chooseNightly, nightlyModel } from './nightly.js';
import { Scores } from './scores.js';
import { smoothedShare } from './smoothed-share.js';

const counted = (baskets: readonly (readonly string[])[]) => {
  const table = new CountTable();
  for (const basket of baskets) table.addBasket(basket);
  return table.counts();
};

/** Milk sells with everything; ham sells with bread. */
const shop = counted([
  ...Array.from({ length: 40 }, (_, index) => ['milk', `rare${index % 8}`]),
  ...Array.from({ length: 10 }, () => ['ham', 'bread']),
  ...Array.from({ length: 20 }, () => ['milk']),
]);
const codes = (...ids: string[]) => ids.map((id) => shop.codeOf(id) as number);
const first = (model: Model, ...basket: string[]) =>
  new CompanionFinder(model).find(codes(...basket), 3).map(({ code }) => shop.productIds[code]);

const wholeScores = (model: Model, basket: readonly number[]) => {
  const scores = new Scores(model.prior.values.length);
  model.score(basket, scores);
  return Array.from(model.prior.values, (prior, code) => prior + scores.valueOf(code));
};

const models = {
  'best-sellers': bestSellers(shop),
  'cosine-max': cosineMax(shop),
  'smoothed share': smoothedShare(shop, { strength: 10, leastTogether: 3 }),
  'asymmetric cosine': asymmetricCosine(shop, { alpha: 0.6, locality: 2 }),
  ease: ease(shop, { lambda: 5, denseProducts: 100, tailWeight: 0.3 }),
  'capped ease': ease(shop, { lambda: 5, denseProducts: 3, tailWeight: 0.3 }),
};

describe('companions', () => {
  it.each(Object.entries(models))('of %s are the highest scores outside of the basket, in order', (_, model) => {
    const all = shop.productIds.map((_, code) => code);
    fc.assert(
      fc.property(fc.subarray(all), fc.subarray(all), fc.integer({ min: 1, max: 5 }), (basket, banned, count) => {
        const found = new CompanionFinder(model).find(basket, count, (code) => !banned.includes(code));
        const scores = wholeScores(model, basket);
        const allowed = all.filter((code) => !basket.includes(code) && !banned.includes(code));
        const ranked = allowed.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
        expect(found.map(({ code }) => code)).toEqual(ranked.slice(0, count));
      }),
    );
  });

  it.each(Object.entries(models))(
    'of %s among some products are the same as where only these are allowed',
    (_, model) => {
      const all = shop.productIds.map((_, code) => code);
      fc.assert(
        fc.property(
          fc.subarray(all),
          fc.shuffledSubarray(all),
          fc.integer({ min: 1, max: 5 }),
          (basket, some, count) => {
            const [finder, others] = [new CompanionFinder(model), some.filter((code) => !basket.includes(code))];
            const among = finder.findAmong(basket, count, others);
            expect(among).toEqual(finder.find(basket, count, (code) => others.includes(code)));
          },
        ),
      );
    },
  );

  it.each(Object.entries(models))('of %s are the same when asked again after another basket', (_, model) => {
    const finder = new CompanionFinder(model);
    const before = finder.find(codes('ham'), 4);
    finder.find(codes('milk', 'bread'), 4);
    expect(finder.find(codes('ham'), 4)).toEqual(before);
  });

  it('go with the product, unless best-sellers are asked', () => {
    expect(first(models['best-sellers'], 'ham')[0]).toBe('milk');
    for (const name of ['cosine-max', 'asymmetric cosine', 'ease'] as const)
      expect(first(models[name], 'ham')[0]).toBe('bread');
  });

  it('of products that the dense part leaves out come by the cosine', () => {
    expect(first(models['capped ease'], 'rare0')).toContain('milk');
  });

  it('of a tenant that has not chosen yet are by the share with it, drawn towards that of all baskets', () => {
    const counts = counted([
      ...Array.from({ length: 40 }, () => ['a', 'b']),
      ...Array.from({ length: 60 }, () => ['c']),
      ...Array.from({ length: 2 }, () => ['a', 'd']),
    ]);
    const scores = wholeScores(liveModel(counts, firstLiveChoice), [counts.codeOf('a') as number]);
    const of = (id: string) => scores[counts.codeOf(id) as number];
    expect(of('b')).toBeCloseTo((40 + (100 * 40) / 102) / (42 + 100), 12);
    expect([of('c'), of('d')]).toEqual([60 / 102, 2 / 102]);
  });

  it('are best-sellers where the blend weighs these alone', () => {
    expect(first(blend(cosineMax(shop), shop, 1_000), 'ham')[0]).toBe('milk');
  });
});

describe('EASE', () => {
  it('predicts each product from the others with the least squared error', () => {
    const counts = counted([['a', 'b'], ['a', 'b', 'c'], ['a', 'c'], ['b'], ['c', 'a'], ['b', 'a']]);
    const model = ease(counts, { lambda: 2, denseProducts: 10, tailWeight: 0 });
    const [a, b, c] = ['a', 'b', 'c'].map((id) => counts.codeOf(id) as number) as [number, number, number];
    // Of a from b and c, by hand: (n_b + λ) x + c_bc y = c_ab and c_bc x + (n_c + λ) y = c_ac.
    const [bb, cc, bc, ab, ac] = [4 + 2, 3 + 2, 1, 3, 3];
    const whole = bb * cc - bc * bc;
    expect(wholeScores(model, [b])[a]).toBeCloseTo((ab * cc - bc * ac) / whole, 6);
    expect(wholeScores(model, [c])[a]).toBeCloseTo((ac * bb - bc * ab) / whole, 6);
  });
});

describe('a choice', () => {
  const cases = [{ basket: codes('ham'), hidden: codes('bread')[0] as number }];

  it('is what finds most', () => {
    const models = { sellers: bestSellers(shop), cosine: cosineMax(shop) };
    const chosen = chooseModel(['sellers', 'cosine'] as const, (name) => models[name], cases, 1);
    expect(chosen).toEqual({ choice: 'cosine', hitRate: 1 });
  });

  it('stays with best-sellers where nothing finds more', () => {
    const unknown = [{ basket: codes('ham'), hidden: -1 }];
    expect(chooseLive(shop, unknown).choice).toEqual({ kind: 'best-sellers' });
    expect(chooseNightly(shop, unknown).choice).toEqual({ kind: 'best-sellers' });
  });

  it('finds in its own cases what it says', () => {
    const many = shop.productIds.map((_, hidden) => ({ basket: codes('ham'), hidden }));
    const [live, nightly] = [chooseLive(shop, many), chooseNightly(shop, many)];
    expect(hitRate(liveModel(shop, live.choice), many, 5)).toBe(live.hitRate);
    expect(hitRate(nightlyModel(shop, nightly.choice), many, 5)).toBe(nightly.hitRate);
  });
});
