import { describe, expect, it } from '@jest/globals';
import { type AlertEvidence, metricQuerySchema } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import fc from 'fast-check';
import { compileMetricQuery } from '../../compile-metric-query.js';
import type { AlertFacts } from '../alerts/alert-claims.js';
import { alert, anyAlert, at, PLACE, subjectOf } from '../alerts/an-alert.spec-support.js';
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
          expect(metricQuerySchema.parse(query)).toEqual(query);
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

  it('look at the hours that the span touches, beside the same weekday', () => {
    const [first] = contributionQuestions(alert({ fromMs: at('10:40'), toMs: at('11:10') }), PLACE);
    expect(first).toMatchObject({
      direction: 'down',
      query: {
        metrics: ['netSales'],
        dimensions: ['seller'],
        filters: [
          { dimension: 'store', in: ['LJ-07'] },
          { dimension: 'hour', in: [10, 11] },
        ],
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
});

describe('the screen of an alert', () => {
  const day = 'period=2026-11-20..2026-11-20&compare=sameWeekday';
  it.each([
    ['network', `/overview?${day}`],
    ['region', `/overview?${day}&region=r-sul`],
    ['store', `/stores/LJ-07?${day}`],
    ['seller', `/stores/LJ-07?${day}`],
    ['ticket', `/stores/LJ-07?${day}`],
  ] as const)('of %s is %s', (grain, path) => {
    expect(screenOf(alert({}, { subject: subjectOf(grain) }), PLACE)).toBe(path);
  });

  it('keeps every sign of an id', () => {
    const path = screenOf(alert({}, { subject: { grain: 'store', storeId: 'a/b?c#d' } }), PLACE);
    expect(new URL(path, 'https://v.example').pathname).toBe('/stores/a%2Fb%3Fc%23d');
    const region = screenOf(alert({}, { subject: { grain: 'region', regionId: 'Sul, SC & PR' } }), PLACE);
    expect(new URL(region, 'https://v.example').searchParams.get('region')).toBe('Sul%2C SC & PR');
  });
});
