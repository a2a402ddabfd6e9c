import { describe, expect, it } from '@jest/globals';
import type { MetricRow } from '@vitrine/contracts';
import fc from 'fast-check';
import type { Stretch } from '../../metric-name.js';
import { alert, at, PLACE } from '../alerts/an-alert.spec-support.js';
import { whatMoved } from './what-moved.js';

interface Sale {
  readonly seller: string;
  readonly second: number;
  readonly amount: number;
}
const TO = '04:52';
const toSecond = 4 * 3_600 + 52 * 60;
const HOUR = 3_600;
const isTold = ({ second }: Sale) => second > toSecond - HOUR && second <= toSecond;
const sum = (sales: readonly Sale[]) => sales.reduce((all, { amount }) => all + amount, 0);

/** A warehouse that keeps what lies in the stretch, a week after nothing was sold. */
async function movedBy(sales: readonly Sale[], value: number) {
  const raised = alert({
    ...{ condition: 'value', by: 'value', against: undefined, expected: null, side: 'above', value },
    ...{ fromMs: at('03:52'), toMs: at(TO) },
  });
  const moved = await whatMoved(raised, PLACE, async ({ dimensions, within }) => {
    if (dimensions?.[0] !== 'seller') return null;
    const asked = within as Stretch;
    const found = sales.filter(({ second }) => second >= asked.fromSecond && second < asked.toSecond);
    const rows = ['v001', 'v002'].map((seller) => ({
      seller,
      netSales: sum(found.filter((sale) => sale.seller === seller)).toFixed(2),
      'netSales.previous': '0.00',
    }));
    return { rows: rows as unknown as MetricRow[] };
  });
  return moved.contributors.map(({ id, effect, share }) => [id, effect, share]);
}

describe('what moved the figure of an alert', () => {
  it('is sold in its window, not in the clock hours around it', async () => {
    const sales = [
      { seller: 'v001', second: toSecond - 67 * 60, amount: 7_777 },
      { seller: 'v001', second: toSecond, amount: 700 },
      { seller: 'v002', second: toSecond, amount: 2_500 },
    ];
    expect(await movedBy(sales, 3_200)).toEqual([['v002', '2500', '0.7812']]);
  });

  it('is not asked of a figure that is said to be in line with what it is held against', async () => {
    const rate = { condition: 'change', metric: 'returnRate', against: 'sameWeekday', by: 'share' } as const;
    const asked: unknown[] = [];
    const ask = async (query: unknown) => {
      asked.push(query);
      return { rows: [] };
    };
    const inLine = alert({ ...rate, value: 0.0001, expected: 0.0004 });
    expect(await whatMoved(inLine, PLACE, ask)).toEqual({ contributors: [], findings: [] });
    expect(asked).toEqual([]);
    await whatMoved(alert({ ...rate, value: 0.01, expected: 0.04 }), PLACE, ask);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('is not said where the parts are not those of the figure', async () => {
    expect(await movedBy([{ seller: 'v001', second: toSecond, amount: 700 }], 3_200)).toEqual([]);
  });

  it('adds up to no more than the figure, each with the share of its own sales', async () => {
    const sale = fc.record({
      seller: fc.constantFrom('v001', 'v002'),
      second: fc.integer({ min: 0, max: 6 * HOUR }),
      amount: fc.integer({ min: 1, max: 10_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(sale, { maxLength: 30 }), async (sales) => {
        const told = sales.filter(isTold);
        const named = await movedBy(sales, sum(told));
        for (const [id, effect, share] of named) {
          const own = sum(told.filter(({ seller }) => seller === id));
          expect(Number(effect)).toBe(own);
          expect(Number(share)).toBeCloseTo(own / sum(told), 3);
        }
        expect(named.reduce((all, [, effect]) => all + Number(effect), 0)).toBeLessThanOrEqual(sum(told));
      }),
    );
  });
});
