import { describe, expect, it } from '@jest/globals';
import { aDecision } from '@/features/cross-sell/pair/a-pair.fixture';
import { isReversed, pairsAmong, standingIn } from './places';

describe('the places of a decision', () => {
  it('are every two of the products', () => {
    expect(pairsAmong(['a', 'b', 'c'])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
    expect(pairsAmong(['a'])).toEqual([]);
  });

  it('are each pair in each store, with what was decided there and its version, whichever product is first', () => {
    const made = [
      aDecision({ productIds: ['a', 'b'], storeId: 's2', decision: 'block', version: 3 }),
      aDecision({ productIds: ['a', 'b'], storeId: null, decision: 'pin', version: 9 }),
    ];
    const told = (storeIds: (string | null)[]) =>
      standingIn([['b', 'a']], storeIds, made).map(({ storeId, decision, version }) => [storeId, decision, version]);
    expect(told(['s1', 's2'])).toEqual([
      ['s1', 'none', 0],
      ['s2', 'block', 3],
    ]);
    expect(told([null])).toEqual([[null, 'pin', 9]]);
    expect(told([])).toEqual([]);
  });

  it('have days in order, where both are told', () => {
    expect(isReversed({ from: '2026-11-02', to: '2026-11-01' })).toBe(true);
    expect(isReversed({ from: '2026-11-01', to: '2026-11-01' })).toBe(false);
    expect(isReversed({ from: '2026-11-01', to: null })).toBe(false);
  });
});
