import { describe, expect, it } from '@jest/globals';
import { addDays } from '@vitrine/domain';
import { marketChanges } from './market.js';

const TODAY = '2026-11-30';
const points = (values: readonly (readonly [ago: number, value: number])[]) =>
  values.map(([ago, value]) => ({ day: addDays(TODAY, -ago), valueE4: value * 10_000 }));

describe('a market index', () => {
  it('changed by the mean of its latest four weeks beside that of the four before, of every day or of every month', () => {
    const daily = points(Array.from({ length: 60 }, (_, ago) => [ago, ago < 28 ? 112 : 100] as const));
    const monthly = points([
      [5, 110],
      [35, 100],
    ]);
    expect(marketChanges([{ category: 'roupas', points: daily }, { points: monthly }], TODAY)).toEqual([
      { category: 'roupas', change: expect.closeTo(0.12) },
      { category: '', change: expect.closeTo(0.1) },
    ]);
  });

  it('says nothing where it ended long ago, or has nothing before', () => {
    const old = points([
      [36, 110],
      [66, 100],
    ]);
    expect(marketChanges([{ points: old }, { category: 'a', points: points([[1, 110]]) }], TODAY)).toEqual([]);
  });

  it('does not look ahead, and of two indexes of a category tells the one that rose most', () => {
    const of = (now: number) => ({
      category: 'a',
      points: points([
        [-3, 900],
        [2, now],
        [32, 100],
      ]),
    });
    expect(marketChanges([of(105), of(120)], TODAY)).toEqual([{ category: 'a', change: expect.closeTo(0.2) }]);
  });
});
