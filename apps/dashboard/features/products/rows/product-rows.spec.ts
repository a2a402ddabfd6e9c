import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { MetricAnswer, MetricChange } from '@/lib/api/types';
import { addDecimals } from '@/lib/decimal';
import { aRow } from '@/testing/rows';
import { movedRows, productRows, stoppedRows } from './product-rows';
import { groupSums, quadrantOf, quadrants } from './quadrants';

type Sold = { id: string; net: string; before?: string; units?: number; unitsBefore?: number; rate?: number | null };

/** The metric layer's answer for these products; `reason` where their days do not compare. */
function answerOf(sold: readonly Sold[], reason?: MetricChange['reason']): MetricAnswer {
  const change: MetricChange = reason
    ? { kind: 'none', value: null, direction: null, reason }
    : { kind: 'percent', value: 0.1, direction: 'up' };
  const rows = sold.map(({ id, net, before = '0.00', units = 1, unitsBefore = 1, rate = 0.5 }) =>
    aRow(
      {
        ...{ product: id, category: 'Cama', netSales: net, units, marginRate: rate },
        ...{ 'netSales.previous': before, 'units.previous': unitsBefore },
      },
      { netSales: change },
    ),
  );
  const total = aRow({ netSales: addDecimals(sold.map(({ net }) => net)), marginRate: 0.4 });
  return { columns: [], rows, total, asOf: '2026-11-20T12:00:00Z', labels: { product: { p1: 'Lençol' } } };
}
const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

describe('products of an answer', () => {
  it('are classes of sales: the one that passes 80 % is still A', () => {
    const rows = productRows(
      answerOf([
        { id: 'p3', net: '10.00' },
        { id: 'p1', net: '75.00' },
        { id: 'p2', net: '10.00' },
        { id: 'p4', net: '5.00' },
      ]),
    );
    expect(rows.map(({ id, salesClass, share }) => [id, salesClass, share])).toEqual([
      ['p1', 'A', 0.75],
      ['p3', 'A', 0.1],
      ['p2', 'B', 0.1],
      ['p4', 'C', 0.05],
    ]);
    expect(rows[0]?.name).toBe('Lençol');
    expect(rows[1]?.name).toBe('p3');
  });

  it('make 80 % of the sales in class A, and no fewer products do', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(amounts, (cents) => {
        const sold = cents.map((amount, index) => ({ id: `p${index}`, net: (amount / 100).toFixed(2) }));
        const rows = productRows(answerOf(sold));
        const whole = cents.reduce((sum, amount) => sum + amount, 0);
        const best = rows.filter(({ salesClass }) => salesClass === 'A').map(({ netSales }) => Number(netSales) * 100);
        const sum = best.reduce((all, amount) => all + amount, 0);
        expect(sum).toBeGreaterThanOrEqual(whole * 0.8 - 1);
        expect(sum - (best.at(-1) ?? 0)).toBeLessThan(whole * 0.8 + 1);
      }),
    );
  });

  it('that came back are in no class but C, and take nothing from the others', () => {
    const rows = productRows(
      answerOf([
        { id: 'p1', net: '80.00' },
        { id: 'p2', net: '-30.00' },
      ]),
    );
    expect(rows.map(({ salesClass }) => salesClass)).toEqual(['A', 'C']);
    expect(productRows(answerOf([{ id: 'p2', net: '-30.00' }]))[0]).toMatchObject({ share: null, salesClass: 'C' });
  });
});

describe('products that moved', () => {
  const sold: Sold[] = [
    { id: 'p1', net: '100.00', before: '40.00' },
    { id: 'p2', net: '10.00', before: '500.00' },
    { id: 'p3', net: '0.00', before: '70.00', units: 0, unitsBefore: 4 },
    { id: 'p4', net: '0.00', before: '0.00', units: 0, unitsBefore: 0 },
    { id: 'p5', net: '50.00', before: '0.00', unitsBefore: 0 },
  ];

  it('rose, fell or stopped, each in one list', () => {
    const rows = productRows(answerOf(sold));
    expect(idsOf(movedRows(rows, 'up'))).toEqual(['p1', 'p5']);
    expect(idsOf(movedRows(rows, 'down'))).toEqual(['p2']);
    expect(idsOf(stoppedRows(rows))).toEqual(['p3']);
  });

  it('are none where days are missing: nothing known is not nothing sold', () => {
    const rows = productRows(answerOf(sold, 'missing_days'));
    expect([movedRows(rows, 'up'), movedRows(rows, 'down'), stoppedRows(rows)]).toEqual([[], [], []]);
  });
});

describe('the square of sales and margin', () => {
  it('has each product once, by its class and by the margin of all', () => {
    const rows = productRows(
      answerOf([
        { id: 'p1', net: '60.00', rate: 0.4 },
        { id: 'p2', net: '30.00', rate: 0.39 },
        { id: 'p3', net: '6.00', rate: 0.6 },
        { id: 'p4', net: '3.00', rate: 0.1 },
        { id: 'p5', net: '1.00', rate: null },
      ]),
    );
    expect(rows.map((row) => quadrantOf(row, 0.4))).toEqual(['both', 'sells', 'earns', 'neither', 'noCost']);
    const sums = groupSums(rows, (row) => quadrantOf(row, 0.4), quadrants);
    expect(sums.map(({ count, share }) => [count, share])).toEqual([
      [1, 0.6],
      [1, 0.3],
      [1, 0.06],
      [1, 0.03],
      [1, 0.01],
    ]);
  });
});
