import { describe, expect, it } from '@jest/globals';
import { type AlertEvidence, type MetricCell, type MetricRow, metricQuerySchema } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import fc from 'fast-check';
import { compileMetricQuery } from '../../compile-metric-query.js';
import type { StretchQuery } from '../../metric-name.js';
import type { AlertFacts } from '../alerts/alert-claims.js';
import { alert, anyAlert, at, PLACE, subjectOf } from '../alerts/an-alert.spec-support.js';
import { chartOf } from './chart-of.js';
import { chartQuestion } from './chart-question.js';
import { contributionQuestions } from './contribution-questions.js';
import { screenOf } from './screen-of.js';

const chain: Scope = { tenantId: 'casa', stores: 'all', networkTotals: false };
const context = { today: '2026-11-20', minuteOfDay: 1_080, currency: 'BRL', minorDigits: 2 };
const dimensionsOf = (of: AlertFacts) => contributionQuestions(of, PLACE).map(({ dimensions }) => dimensions[0]);

describe('the questions of an alert', () => {
  it('can be asked, whatever the alert', () => {
    fc.assert(
      fc.property(anyAlert, (of) => {
        const chart = chartQuestion(of, PLACE);
        for (const query of [...contributionQuestions(of, PLACE).map((one) => one.query), ...(chart ? [chart] : [])]) {
          const { within: _, ...wire }: StretchQuery = query;
          expect(metricQuerySchema.parse(wire)).toEqual(wire);
          expect(compileMetricQuery(chain, query, context).queries.length).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('split net sales of a store by who sold what and how, and by hour where there are some', () => {
    expect(dimensionsOf(alert())).toEqual(['seller', 'category', 'product', 'channel']);
    expect(dimensionsOf(alert({ fromMs: at('00:00'), toMs: at('16:00') }))).toContain('hour');
    expect(dimensionsOf(alert({}, { subject: subjectOf('region') }))).toEqual(['store', 'category', 'channel']);
    expect(dimensionsOf(alert({}, { subject: subjectOf('product') }))).toEqual(['seller', 'channel']);
  });

  it('split tickets only by what a ticket has one of', () => {
    expect(dimensionsOf(alert({ metric: 'averageTicket' }))).toEqual(['channel']);
  });

  it.each<Partial<AlertEvidence>>([
    { condition: 'silence' },
    { condition: 'ticket' },
    { condition: 'belowPeers' },
    { metric: 'activeSellers' },
    { metric: 'goal' },
  ])('are none of %j', (of) => {
    expect(dimensionsOf(alert(of))).toEqual([]);
  });

  it('look at the very span, beside the same stretch of the same weekday', () => {
    const [first] = contributionQuestions(alert({ fromMs: at('10:40'), toMs: at('11:10') }), PLACE);
    expect(first).toMatchObject({
      direction: 'down',
      query: {
        metrics: ['netSales'],
        dimensions: ['seller'],
        filters: [{ dimension: 'store', in: ['LJ-07'] }],
        within: { fromSecond: 10 * 3_600 + 40 * 60 + 1, toSecond: 11 * 3_600 + 10 * 60 + 1 },
        period: { from: '2026-11-20', to: '2026-11-20' },
        compare: 'sameWeekday',
      },
    });
  });

  it('look at whole days where the span has several', () => {
    const month = { fromMs: at('00:00', '2026-11-01'), toMs: at('11:00'), against: 'previousWindow' } as const;
    expect(contributionQuestions(alert(month), PLACE)[0]?.query).toMatchObject({
      filters: [{ dimension: 'store', in: ['LJ-07'] }],
      period: { from: '2026-11-01', to: '2026-11-20' },
      compare: 'previousPeriod',
      within: { fromSecond: 0, toSecond: 19 * 86_400 + 11 * 3_600 + 1 },
    });
    expect(chartQuestion(alert(month), PLACE)).toMatchObject({ grain: 'day', compare: 'previousPeriod' });
  });

  it('need the margin and the cost to know the sales of known cost', () => {
    expect(contributionQuestions(alert({ metric: 'marginRate' }), PLACE)[0]?.query.metrics).toEqual(['cost', 'margin']);
  });
});

describe('the chart of an alert', () => {
  it('is its figure by hour, of silence the number of sales, of peers the weeks', () => {
    expect(chartQuestion(alert(), PLACE)).toMatchObject({ metrics: ['netSales'], grain: 'hour' });
    expect(chartQuestion(alert({ condition: 'silence', metric: undefined }), PLACE)).toMatchObject({
      metrics: ['tickets'],
    });
    expect(chartQuestion(alert({ condition: 'belowPeers' }), PLACE)).toMatchObject({ grain: 'week' });
    expect(chartQuestion(alert({ condition: 'ticket' }), PLACE)).toBeNull();
  });

  const shown = (of: AlertFacts, rows: Record<string, MetricCell>[], nowMs = at('11:30')) => {
    const query = chartQuestion(of, PLACE);
    return query && chartOf({ alert: of, query, result: { rows: rows as unknown as MetricRow[] }, nowMs }, PLACE);
  };

  it('has a point for every hour up to now, with a zero where nothing was sold', () => {
    const chart = shown(alert(), [
      { hour: 12, netSales: '0.00', 'netSales.previous': '70.00' },
      { hour: 9, netSales: '10.50', 'netSales.previous': null },
      { hour: 11, netSales: '3.00', 'netSales.previous': '40.00' },
    ]);
    expect(chart?.points.map(({ at: instant, value, expected }) => [instant, value, expected])).toEqual([
      [new Date(at('09:00')).toISOString(), 10.5, null],
      [new Date(at('10:00')).toISOString(), 0, null],
      [new Date(at('11:00')).toISOString(), 3, 40],
      [new Date(at('12:00')).toISOString(), null, 70],
    ]);
    expect(chart).toMatchObject({ metric: 'netSales', grain: 'hour', warning: null, critical: null });
  });

  it('shows a limit where a bar of the chart is held to it', () => {
    const rate = { metric: 'discountRate', condition: 'value', by: 'value', warning: 0.15, critical: 0.3 } as const;
    expect(shown(alert(rate), [])).toMatchObject({ points: [], warning: 0.15, critical: 0.3 });
    const sales = { condition: 'value', by: 'value', warning: 500, critical: null } as const;
    expect(shown(alert(sales), [])).toMatchObject({ warning: null });
    expect(shown(alert({ ...sales, fromMs: at('10:00') }), [])).toMatchObject({ warning: 500 });
  });

  it('leaves an hour without a rate empty, and names days by their midnight', () => {
    const rates = [
      { hour: 9, returnRate: 0.1, 'returnRate.previous': null },
      { hour: 11, returnRate: 0.2, 'returnRate.previous': null },
    ];
    expect(shown(alert({ metric: 'returnRate' }), rates)?.points.map(({ value }) => value)).toEqual([0.1, null, 0.2]);
    const month = alert({ fromMs: at('00:00', '2026-11-01') });
    const days = [{ day: '2026-11-02', netSales: '5', 'netSales.previous': '6' }];
    expect(shown(month, days)).toMatchObject({
      grain: 'day',
      points: [{ at: new Date(at('00:00', '2026-11-02')).toISOString(), value: 5 }],
    });
    expect(shown(alert({ condition: 'belowPeers' }), [])).toMatchObject({ grain: 'week' });
  });
});

describe('the screen of an alert', () => {
  const day = 'period=2026-11-20..2026-11-20';
  const manager = { ...PLACE, hasStores: true };
  it.each([
    ['network', `/overview?${day}`],
    ['region', `/overview?${day}&region=r-sul`],
    ['store', `/stores/LJ-07?${day}`],
    ['seller', `/stores/LJ-07?${day}`],
    ['ticket', `/stores/LJ-07?${day}`],
  ] as const)('of %s is %s', (grain, path) => {
    expect(screenOf(alert({}, { subject: subjectOf(grain) }), manager)).toBe(path);
  });

  it('is the overview of a seller, and keeps another comparison', () => {
    expect(screenOf(alert(), { ...PLACE, hasStores: false })).toBe(`/overview?${day}`);
    expect(screenOf(alert({ against: 'lastYear' }), manager)).toBe(`/stores/LJ-07?${day}&compare=lastYear`);
  });

  it('keeps every sign of an id', () => {
    const path = screenOf(alert({}, { subject: { grain: 'store', storeId: 'a/b?c#d' } }), manager);
    expect(new URL(path, 'https://v.example').pathname).toBe('/stores/a%2Fb%3Fc%23d');
    const region = screenOf(alert({}, { subject: { grain: 'region', regionId: 'Sul, SC & PR' } }), manager);
    expect(new URL(region, 'https://v.example').searchParams.get('region')).toBe('Sul%2C SC & PR');
  });
});
