import { describe, expect, it } from '@jest/globals';
import { addDays } from '@vitrine/domain';
import { type NetworkCell, type StoreDay, ticketsOf } from '../network-cell.js';
import { advanceCells } from './advance-cells.js';
import { tellHours } from './tell-hours.js';

const look = { floor: 5, from: '2026-11-01', overThrough: '2026-11-10' };
const day = (date: string, tickets: number, hours?: StoreDay['hours']): StoreDay => ({
  storeId: 'a',
  day: date,
  sums: { tickets: BigInt(tickets), netSales: BigInt(tickets) * 10_000n },
  ...(hours ? { hours } : {}),
});
const told = (cells: readonly NetworkCell[]) => cells.map(({ from, to, shown }) => [from, to, ticketsOf(shown)]);

/** What is told after each of several looks at one day. */
function toldInTurn(date: string, counts: readonly number[]): number[] {
  let cells: NetworkCell[] = [];
  return counts.map((count) => {
    ({ cells } = advanceCells(cells, [day(date, count)], look));
    return ticketsOf(cells[0]?.shown);
  });
}

describe('the cells of a store', () => {
  it('join days of few tickets to the next that sold, and let the rest wait', () => {
    const days = [day('2026-11-02', 7), day('2026-11-03', 2), day('2026-11-05', 3), day('2026-11-06', 4)];
    const { cells, changed } = advanceCells([], days, look);
    expect(told(cells)).toEqual([
      ['2026-11-02', '2026-11-02', 7],
      ['2026-11-03', '2026-11-05', 5],
    ]);
    expect(changed).toEqual(cells);
    expect(told(advanceCells(cells, [...days, day('2026-11-07', 1)], look).cells).at(-1)).toEqual([
      '2026-11-06',
      '2026-11-07',
      5,
    ]);
  });

  it('do not join what lies more than a month apart', () => {
    expect(
      advanceCells([], [day('2026-10-01', 3), day('2026-11-05', 3)], { ...look, from: '1970-01-01' }).cells,
    ).toEqual([]);
  });

  it('of a day that is over move by a floor of tickets or not at all', () => {
    expect(toldInTurn('2026-11-10', [20, 24, 25, 21, 20, 3, 0])).toEqual([20, 20, 25, 25, 20, 20, 0]);
  });

  it('of a day under way stay a floor behind, and tell the whole day once it is over', () => {
    expect(toldInTurn('2026-11-11', [3, 6, 10, 11, 17, 21])).toEqual([0, 0, 0, 6, 11, 11]);
    const { cells } = advanceCells([], [day('2026-11-11', 17)], look);
    const over = advanceCells(cells, [day('2026-11-11', 18)], { ...look, overThrough: '2026-11-11' });
    expect(told(over.cells)).toEqual([['2026-11-11', '2026-11-11', 18]]);
  });

  it('are made and told in one walk over the days of a store, however many there are', () => {
    const DAYS = 3_500;
    let reads = 0;
    const watched = (one: StoreDay): StoreDay => ({
      ...one,
      get day() {
        reads++;
        return one.day;
      },
    });
    const from = '2012-01-02';
    const days = Array.from({ length: DAYS }, (_, at) => watched(day(addDays(from, at), 7)));
    const long = { ...look, from };
    const { cells } = advanceCells([], days, long);
    expect(advanceCells(cells, days, long).changed).toEqual([]);
    tellHours(cells, days, { from, to: addDays(from, DAYS - 1) }, look.floor);
    expect(cells).toHaveLength(DAYS);
    expect(reads).toBeLessThan(100 * DAYS);
  });

  it('tell at the first look the hours that leave a floor behind them', () => {
    const hours = new Map([9, 10, 11].map((hour) => [hour, { tickets: 6n, netSales: 60_000n }]));
    expect(told(advanceCells([], [day('2026-11-11', 18, hours)], look).cells)).toEqual([
      ['2026-11-11', '2026-11-11', 12],
    ]);
  });
});
