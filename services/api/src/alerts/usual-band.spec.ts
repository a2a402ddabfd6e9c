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
  points: [point('2026-11-20T13:00:00.000Z'), point('2026-11-20T14:00:00.000Z')],
  warning: null,
  critical: null,
};
const days = (hour: number, ...sales: string[]) =>
  sales.map((netSales) => ({ hour, netSales }) as unknown as MetricRow);

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
    const [usual, unknown] = withUsual(chart, { rows }, { ...first, warning: -4 }, 'America/Sao_Paulo').points;
    // The least spread is a twentieth of what is usual.
    expect(usual).toMatchObject({ value: 1, expected: 100, low: 80, high: 120 });
    expect(unknown).toEqual(chart.points[1]);
  });

  it('is by the hours of the store, and never below nothing', () => {
    const rows = days(11, '10', '100', '1000', '10000');
    const [, later] = withUsual(chart, { rows }, first, 'America/Sao_Paulo').points;
    expect(later?.low).toBe(0);
  });
});
