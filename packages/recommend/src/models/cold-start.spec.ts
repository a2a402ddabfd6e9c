import { expect, it } from '@jest/globals';
import { type ColdProduct, coldStart } from './cold-start.js';
import { CompanionFinder } from './companions.js';

const product = (productId: string, of: Partial<ColdProduct> = {}): ColdProduct => ({
  ...{ productId, category: 'mesa', isPromoted: false },
  ...of,
});
const products = [
  product('plate', { category: 'mesa' }),
  product('nothing', { category: '' }),
  product('rich', { category: 'cama', band: 'high' }),
  product('offer', { category: 'cama', isPromoted: true, band: 'normal' }),
  product('glass', { band: 'normal' }),
  product('fork', { band: 'middle' }),
  product('knife', { isPromoted: true }),
  product('unknown', { category: '', isPromoted: true, band: 'middle' }),
];
const found = (...basket: number[]) => new CompanionFinder(coldStart(products)).find(basket, 10);

it('has the same category first, then a promotion, then what earns', () => {
  expect(found(0).map(({ code }) => products[code]?.productId)).toEqual([
    ...['knife', 'fork', 'glass', 'unknown', 'offer', 'rich', 'nothing'],
  ]);
});

it('scores as its formula says, and never as more than certain', () => {
  const scores = new Map(found(0).map(({ code, score }) => [products[code]?.productId, score * 7]));
  for (const [productId, score] of Object.entries({ knife: 6, fork: 4.5, glass: 4, unknown: 2.5, rich: 1, nothing: 0 }))
    expect([productId, scores.get(productId)]).toEqual([productId, expect.closeTo(score)]);
});

it('knows no category of a product without one: it is like no other', () => {
  expect(found(1)[0]?.code).toBe(7);
});
