import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type History, NextBasketModel } from './next-basket.js';
import { Transitions } from './transitions.js';

const PRODUCTS = 6;
const someHistory = fc.array(fc.uniqueArray(fc.nat(PRODUCTS - 1), { minLength: 1 }), { minLength: 1, maxLength: 5 });

describe('the next basket of a known customer', () => {
  it('scores by own frequency, popularity and what followed before, as the formula says', () => {
    fc.assert(
      fc.property(fc.array(someHistory, { minLength: 1, maxLength: 6 }), someHistory, (histories, own) => {
        const scores = new Map(
          new NextBasketModel(histories, PRODUCTS).next(own, PRODUCTS).map((one) => [one.code, one.score]),
        );
        for (let code = 0; code < PRODUCTS; code++)
          expect(scores.get(code) ?? 0).toBeCloseTo(byFormula(code, histories, own), 9);
      }),
    );
  });

  it('is what the customer buys again and again, before what sells', () => {
    const sold = Array.from({ length: 30 }, () => [[5]]);
    const model = new NextBasketModel([...sold, [[1], [1, 2], [1]]], PRODUCTS);
    expect(model.next([[1], [1, 2], [1]], 2).map(({ code }) => code)).toEqual([1, 2]);
    expect(model.next([], 1).map(({ code }) => code)).toEqual([5]);
  });

  it('learns nothing of what follows a basket of more than 60 products', () => {
    const transitions = new Transitions(100);
    const large = Array.from({ length: 61 }, (_, code) => code);
    transitions.add(large, [99]);
    transitions.add([99], large);
    transitions.add([98], [97]);
    const scores = new Float64Array(100);
    transitions.addTo(scores, [0, 98, 99], 1);
    expect([...scores.keys()].filter((code) => scores[code] !== 0)).toEqual([97]);
  });

  it('keeps the 64 products that follow most', () => {
    const transitions = new Transitions(70);
    for (let next = 1; next < 70; next++) for (let times = 0; times < next; times++) transitions.add([0], [next]);
    transitions.prune();
    const scores = new Float64Array(70);
    transitions.addTo(scores, [0], 1);
    expect([...scores.keys()].filter((code) => scores[code] !== 0)).toEqual(
      Array.from({ length: 64 }, (_, at) => at + 6),
    );
  });
});

function byFormula(code: number, histories: readonly History[], own: History): number {
  const has = (basket: readonly number[] | undefined, one: number) => (basket?.includes(one) ? 1 : 0);
  const sum = (figures: readonly number[]) => figures.reduce((all, one) => all + one, 0);
  const popularity = (one: number) => sum(histories.map((history) => has(history.at(-1), one)));
  const most = Math.max(...Array.from({ length: PRODUCTS }, (_, one) => popularity(one)), 1);
  const steps = histories.flatMap((history) =>
    history.slice(1).map((basket, at) => [history[at] ?? [], basket] as const),
  );
  const followed = (own.at(-1) ?? []).map((last) => {
    const after = steps.filter(([before]) => before.includes(last));
    return sum(after.map(([, basket]) => has(basket, code))) / (after.length + 20);
  });
  const frequency = sum(own.map((basket, at) => has(basket, code) * 0.95 ** (own.length - 1 - at)));
  return frequency + (0.3 * popularity(code)) / most + 0.5 * sum(followed);
}
