import { describe, expect, it } from '@jest/globals';
import { addDays } from '@vitrine/domain';
import { product } from '../facts/a-shop.spec-support.js';
import { type BandState, bandOfTonight, bandsOf } from './bands.js';

const earning = (productId: string, marginE4: number, category = 'roupas') =>
  product(productId, { category, costE4: 1_000_000 - marginE4 });

describe('margin bands', () => {
  it('are the thirds of the category', () => {
    const shirts = Array.from({ length: 9 }, (_, at) => earning(`s${at}`, 10_000 * (at + 1)));
    const shoes = Array.from({ length: 6 }, (_, at) => earning(`b${at}`, 100_000 * (at + 1), 'sapatos'));
    const bands = bandsOf([...shirts, ...shoes]);
    expect(shirts.map(({ productId }) => bands.get(productId)?.[0]).join('')).toBe('nnnmmmhhh');
    expect(shoes.map(({ productId }) => bands.get(productId)?.[0]).join('')).toBe('nnmmhh');
  });

  it('of a small category are those of the store: thirds of two would name each', () => {
    const shirts = Array.from({ length: 9 }, (_, at) => earning(`s${at}`, 10_000 * (at + 1)));
    const bands = bandsOf([...shirts, earning('tie', 10_000, 'gravatas'), earning('bow', 15_000, 'gravatas')]);
    expect([bands.get('tie'), bands.get('bow')]).toEqual(['normal', 'normal']);
  });

  it('are the middle of goods that earn the same: none of them earns more than the others', () => {
    const lettersOf = (margins: readonly number[]): string => {
      const bands = bandsOf(margins.map((marginE4, at) => earning(`s${at}`, marginE4)));
      return margins.map((_, at) => bands.get(`s${at}`)?.[0]).join('');
    };
    expect(lettersOf(Array(9).fill(50_000))).toBe('mmmmmmmmm');
    expect(lettersOf([10_000, ...Array(7).fill(50_000), 90_000])).toBe('nmmmmmmmh');
    expect(lettersOf(Array(9).fill(0))).toBe('nnnnnnnnn');
  });

  it('are none without price or cost, and normal at a loss', () => {
    const bands = bandsOf([
      product('a', { costE4: undefined }),
      product('b', { priceE4: undefined }),
      earning('c', -1),
    ]);
    expect([...bands]).toEqual([['c', 'normal']]);
  });

  it('change after a week in the other one, and not by a night or by nights to and fro', () => {
    const nights = (bands: string): string => {
      let state: BandState | undefined;
      return [...bands]
        .map((letter, night) => {
          const now = letter === 'h' ? 'high' : letter === 'm' ? 'middle' : 'normal';
          state = bandOfTonight(state, now, addDays('2026-11-01', night));
          return state.band[0];
        })
        .join('');
    };
    expect(nights('mhhhhhhhh')).toBe('mmmmmmmmh');
    expect(nights('mhmhmhmhmhmhmhmhm')).toBe('m'.repeat(17));
    // Another band than before begins its own week.
    expect(nights('mhhhhhnnnnnnnn')).toBe('mmmmmmmmmmmmmn');
  });

  it('say since when', () => {
    const first = bandOfTonight(undefined, 'high', '2026-11-01');
    expect(bandOfTonight(first, 'high', '2026-11-20')).toEqual({ band: 'high', since: '2026-11-01' });
    const waiting = bandOfTonight(first, 'middle', '2026-11-20');
    expect(bandOfTonight(waiting, 'middle', '2026-11-27')).toEqual({ band: 'middle', since: '2026-11-27' });
  });
});
