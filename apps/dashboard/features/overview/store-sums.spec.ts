import { describe, expect, it } from '@jest/globals';
import { aStore } from '@/testing/people';
import { aRow } from '@/testing/rows';
import { changeNow, splitRanking, sumsOf, withoutWaiting } from './store-sums';

const ids = (sums: readonly { id: string }[]) => sums.map(({ id }) => id);
const sold = (store: string, netSales: string | null) => aRow({ store, netSales });

describe('what stores have sold by now', () => {
  it('is ordered exactly, however close two amounts are', () => {
    const rows = [sold('a', '9007199254740993.01'), sold('b', '9007199254740993.02'), sold('c', '7.00')];
    expect(ids(sumsOf(rows, new Map()))).toEqual(['b', 'a', 'c']);
  });

  it('is what the live line said last, and unknown where nobody told', () => {
    const sums = sumsOf([sold('a', '5.00'), sold('b', null), sold('c', null)], new Map([['b', '9.00']]));
    expect(sums.map(({ id, current }) => [id, current])).toEqual([
      ['b', '9.00'],
      ['a', '5.00'],
    ]);
  });

  it('moves its change with it', () => {
    const before = aRow(
      { store: 'a', netSales: '100.00', 'netSales.previous': '200.00' },
      { netSales: { kind: 'percent', value: -0.5, direction: 'down' } },
    );
    const [sum] = sumsOf([before], new Map([['a', '300.00']]));
    expect(sum && changeNow(sum, 2)).toMatchObject({ kind: 'percent', value: 0.5, direction: 'up' });
  });
});

describe('shops that have yet to open', () => {
  const morning = { day: '2026-11-20', hour: 8, minute: 0, weekday: 5 };
  const opens = (id: string, weekday: number) => aStore({ id, hours: [{ weekday, opens: '10:00', closes: '22:00' }] });
  const stores = [opens('later', 5), opens('rests', 6), opens('early', 5), aStore({ id: 'online' })];
  const sums = sumsOf(
    [sold('later', '0.00'), sold('rests', '0.00'), sold('early', '8.00'), sold('online', '0.00')],
    new Map(),
  );

  it('are left out and counted, those that rest today apart; who sold nonetheless stays', () => {
    const { counted, notOpened, resting } = withoutWaiting(sums, stores, morning);
    expect(ids(counted)).toEqual(['early', 'online']);
    expect({ notOpened, resting }).toEqual({ notOpened: 1, resting: 1 });
  });
});

describe('the ends of a ranking', () => {
  const ranking = (count: number, share = 1) =>
    Array.from({ length: count }, (_, index) => ({ id: `${index}`, share }));

  it.each([
    [6, ['0', '1', '2'], ['5', '4', '3']],
    [3, ['0', '1'], ['2']],
    [1, ['0'], []],
    [20, ['0', '1', '2', '3', '4'], ['19', '18', '17', '16', '15']],
  ])('of %s rows share none', (count, top, bottom) => {
    const split = splitRanking(ranking(count), 5);
    expect([ids(split.top), ids(split.bottom)]).toEqual([top, bottom]);
  });

  it('are empty while nobody has sold', () => {
    expect(splitRanking(ranking(4, 0), 5)).toEqual({ top: [], bottom: [] });
  });
});
