import { describe, expect, it } from '@jest/globals';
import type { AlertEvidence, MetricQuery, MetricRow } from '@vitrine/contracts';
import { testEvidence } from '@vitrine/store/testing';
import { usualQuestion, withUsual } from './usual-band.js';

const [first] = testEvidence as [AlertEvidence];
const byHour: MetricQuery = {
  metrics: ['netSales'],
  filters: [{ dimension: 'store', in: ['s1'] }],
  period: { from: '2026-11-20', to: '2026-11-20' },
  grain: 'hour',
};
const point = (at: string) => ({ at, value: 1, expected: 7, low: null, high: null });
const chart = {
  metric: 'netSales',
  grain: 'hour' as const,
  points: [point('2026-11-20T13:00:00.000Z'), point('2026-11-20T14:00:00.000Z')],
  warning: null,
  critical: null,
};
const days = (hour: number, ...sales: string[]) =>
  sales.map((netSales, at) => ({ day: `2026-10-${10 + at}`, hour, netSales }) as unknown as MetricRow);

describe('what is usual, in the chart of an alert', () => {
  it('is asked of the same weekdays before, and only for a rule that looks at it by hour', () => {
    expect(usualQuestion(byHour, first)).toEqual({
      metrics: ['netSales'],
      dimensions: ['day', 'hour'],
      filters: [
        { dimension: 'store', in: ['s1'] },
        { dimension: 'weekday', in: [5] },
      ],
      period: { from: '2026-09-25', to: '2026-11-13' },
    });
    expect(usualQuestion({ ...byHour, grain: 'day' }, first)).toBeUndefined();
    expect(usualQuestion(byHour, { ...first, condition: 'change' })).toBeUndefined();
  });

  it('is the median of the days, and a band as wide as the rule lets pass', () => {
    const rows = days(10, '100', '100', '100', '900');
    const [usual, later] = withUsual(chart, { rows }, { ...first, warning: -4 }, 'America/Sao_Paulo').points;
    // The least spread is a twentieth of what is usual.
    expect(usual).toMatchObject({ value: 1, expected: 100, low: 80, high: 120 });
    // The hour after has no sale on any of these days: what one other day sold stands for no usual.
    expect(later).toMatchObject({ value: 1, expected: 0, low: null, high: null });
  });

  it('counts an hour without a sale of a day that has others, and no rate of it', () => {
    const rows = [...days(10, '100', '100', '100', '100', '100', '100'), ...days(11, '60', '80')];
    const later = (metric: 'netSales' | 'returnRate') => {
      const named = rows.map(({ netSales, ...row }) => ({ ...row, [metric]: netSales }) as unknown as MetricRow);
      return withUsual({ ...chart, metric }, { rows: named }, first, 'America/Sao_Paulo').points[1];
    };
    // Four of six days sold nothing at this hour: it is no usual 70.
    expect(later('netSales')).toMatchObject({ expected: 0, high: null });
    expect(later('returnRate')).toMatchObject({ expected: null });
    const most = [...rows, ...days(11, '60', '80', '70', '90')];
    expect(withUsual(chart, { rows: most }, first, 'America/Sao_Paulo').points[1]?.expected).toBe(65);
  });

  it('leaves a chart alone of whose hours none can be told', () => {
    expect(withUsual(chart, { rows: days(10, '100') }, first, 'America/Sao_Paulo')).toBe(chart);
  });

  it('is by the hours of the store, and never below nothing', () => {
    const rows = days(11, '10', '100', '1000', '10000');
    const [, later] = withUsual(chart, { rows }, first, 'America/Sao_Paulo').points;
    expect(later?.low).toBe(0);
  });
});
