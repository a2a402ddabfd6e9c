import { describe, expect, it } from '@jest/globals';
import type { Scope } from '@vitrine/domain';
import { compileMetricQuery } from './compile-metric-query.js';
import type { MetricQuery } from './metric-name.js';

const context = { today: '2026-11-20', minuteOfDay: 877, currency: 'BRL', minorDigits: 2 };
const chain: Scope = { tenantId: 'casa', stores: 'all', networkTotals: false };
const manager: Scope = { tenantId: 'casa', stores: ['centro'], networkTotals: true };
const seller: Scope = { ...manager, sellerId: 'ana', networkTotals: false };
const month = { from: '2026-10-01', to: '2026-10-31' };

const representative: Array<{ asks: string; scope: Scope; query: MetricQuery }> = [
  {
    asks: 'the total of a chain',
    scope: chain,
    query: { metrics: ['netSales', 'tickets', 'averageTicket'], period: month },
  },
  { asks: 'one store by hour', scope: manager, query: { metrics: ['netSales'], dimensions: ['hour'], period: month } },
  {
    asks: 'stores by region',
    scope: chain,
    query: { metrics: ['netSales', 'goalRate'], dimensions: ['region'], period: month },
  },
  {
    asks: 'goals of stores by day',
    scope: manager,
    query: { metrics: ['goal', 'goalRate'], dimensions: ['store', 'day'], period: month },
  },
  {
    asks: 'goals of sellers',
    scope: chain,
    query: { metrics: ['goal'], dimensions: ['seller'], period: month },
  },
  {
    asks: 'top products',
    scope: chain,
    query: { metrics: ['netSales', 'units'], dimensions: ['product'], period: month, limit: 5 },
  },
  {
    asks: 'tickets by category',
    scope: manager,
    query: { metrics: ['tickets'], dimensions: ['category'], period: month },
  },
  {
    asks: 'sellers of a store',
    scope: manager,
    query: { metrics: ['netSales', 'tickets', 'goalRate'], dimensions: ['seller'], period: month },
  },
  {
    asks: 'my own days',
    scope: seller,
    query: { metrics: ['netSales', 'averageTicket'], grain: 'day', period: month },
  },
  { asks: 'active sellers by day', scope: chain, query: { metrics: ['activeSellers'], grain: 'day', period: month } },
  {
    asks: 'weeks of two categories',
    scope: chain,
    query: {
      metrics: ['margin'],
      grain: 'week',
      filters: [{ dimension: 'category', in: ['café', 'pão'] }],
      period: month,
    },
  },
  {
    asks: 'sales of products by hour',
    scope: chain,
    query: { metrics: ['grossSales', 'cost'], dimensions: ['brand', 'hour'], period: month },
  },
  {
    asks: 'the network, store by store',
    scope: manager,
    query: { metrics: ['netSales', 'tickets'], dimensions: ['store'], period: month, scope: 'network' },
  },
  {
    asks: 'today against last week, until now',
    scope: manager,
    query: { metrics: ['netSales'], period: { from: '2026-11-20', to: '2026-11-20' }, compare: 'sameWeekday' },
  },
  {
    asks: 'this month against the days before, until now',
    scope: manager,
    query: {
      metrics: ['netSales', 'activeSellers'],
      grain: 'day',
      period: { from: '2026-11-01', to: '2026-11-30' },
      compare: 'previousPeriod',
    },
  },
];

const clocks = [
  { today: '2026-11-20', minuteOfDay: 817, storeIds: ['manaus'] },
  { today: '2026-11-19', minuteOfDay: 1_417, storeIds: ['far', 'off'] },
];
const untilNow = representative.flatMap(({ asks, query }) =>
  query.compare === undefined ? [] : [{ asks: `${asks}, on three clocks`, scope: chain, query, elsewhere: clocks }],
);

describe('the SQL of', () => {
  it.each([...representative, ...untilNow])('$asks', ({ scope, query, ...moment }) => {
    const compiled = compileMetricQuery(scope, query, { ...context, ...moment });
    const text = compiled.queries.map(
      ({ name, role, sql, params }) => `-- ${name} (${role.of}, ${role.kind})\n${sql}\n-- ${JSON.stringify(params)}`,
    );
    expect(text.join('\n\n')).toMatchSnapshot();
  });
});

describe('a compiled query', () => {
  it('has a column for each dimension, metric and comparison, with its unit', () => {
    const query: MetricQuery = {
      metrics: ['netSales', 'netSales', 'tickets'],
      dimensions: ['day'],
      grain: 'day',
      period: month,
      compare: 'lastYear',
    };
    const compiled = compileMetricQuery(chain, query, context);
    expect(compiled.columns).toEqual([
      { id: 'day', kind: 'dimension', unit: 'date' },
      { id: 'netSales', kind: 'metric', unit: 'money' },
      { id: 'tickets', kind: 'metric', unit: 'count' },
      { id: 'netSales.previous', kind: 'compare', unit: 'money' },
      { id: 'tickets.previous', kind: 'compare', unit: 'count' },
    ]);
    expect(compiled.comparePeriod).toEqual({ from: '2025-10-02', to: '2025-11-01' });
  });

  it('reads a rollup that takes the place of another when it is ready, and not before', () => {
    const ready = new Set(['sales_by_hour_v2', 'sales_by_store_day_v1']);
    const tableOf = (query: Partial<MetricQuery>, more: object = { ready }) => {
      const asked = { metrics: ['netSales'] as const, period: month, ...query };
      const { queries } = compileMetricQuery(chain, { ...asked, metrics: [...asked.metrics] }, { ...context, ...more });
      return queries.map(({ sql }) => /FROM {3}(\w+) AS f/u.exec(sql)?.[1]);
    };
    expect(tableOf({ grain: 'day' })).toEqual(['sales_by_store_day_v1']);
    expect(tableOf({ dimensions: ['region', 'week'] })).toEqual(['sales_by_store_day_v1']);
    expect(tableOf({ dimensions: ['hour'] })).toEqual(['sales_by_hour_v2']);
    expect(tableOf({ metrics: ['activeSellers'] }).at(-1)).toBe('sales_by_hour_v2');
    expect(tableOf({ dimensions: ['product'] })).toEqual(['sales_by_product_day_v1']);
    expect(tableOf({ grain: 'day' }, {})).toEqual(['sales_by_hour_v1']);
    expect(tableOf({ grain: 'day' }, { ready: new Set(['sales_by_hour_v2']) })).toEqual(['sales_by_hour_v2']);
  });

  it('ends the comparison of a running period at the day laid over today', () => {
    const query: MetricQuery = {
      metrics: ['netSales'],
      period: { from: '2026-11-01', to: '2026-11-30' },
      compare: 'previousPeriod',
    };
    expect(compileMetricQuery(chain, query, context).comparePeriod).toEqual({ from: '2026-10-02', to: '2026-10-21' });
  });

  it('does not look at clocks of stores that it does not read', () => {
    const query: MetricQuery = {
      metrics: ['netSales'],
      period: { from: '2026-11-20', to: '2026-11-20' },
      compare: 'lastYear',
    };
    const elsewhere = [{ today: '2026-11-21', minuteOfDay: 7, storeIds: ['manaus'] }];
    const asked = compileMetricQuery(manager, query, { ...context, elsewhere });
    expect(asked.queries).toEqual(compileMetricQuery(manager, query, context).queries);
  });

  it('counts a day whole where it is over, while it still runs elsewhere', () => {
    const yesterday = { from: '2026-11-19', to: '2026-11-19' };
    const query: MetricQuery = { metrics: ['netSales'], period: yesterday, compare: 'sameWeekday' };
    const { queries, comparePeriod } = compileMetricQuery(chain, query, { ...context, elsewhere: clocks });
    expect(comparePeriod).toEqual({ from: '2026-11-12', to: '2026-11-12' });
    expect(queries[1]?.params).toMatchObject({ lastMinute: 1_440 + 877, lastMinute0: 1_440 + 817, lastMinute1: 1_417 });
  });

  it.each([
    {
      wrong: 'a period that ends before it begins',
      query: { metrics: ['netSales'], period: { from: '2026-10-02', to: '2026-10-01' } },
      code: 'invalid_period',
    },
    {
      wrong: 'a day that does not exist',
      query: { metrics: ['netSales'], period: { from: '2026-02-30', to: '2026-03-01' }, compare: 'lastYear' },
      code: 'invalid_period',
    },
    {
      wrong: 'the year zero',
      query: { metrics: ['netSales'], period: { from: '0000-01-01', to: '0000-01-02' }, compare: 'lastYear' },
      code: 'invalid_period',
    },
    {
      wrong: 'all of time',
      query: { metrics: ['netSales'], period: { from: '2000-01-01', to: '9999-12-31' } },
      code: 'invalid_period',
    },
    {
      wrong: 'a comparison before 1970',
      query: { metrics: ['netSales'], period: { from: '2000-01-01', to: '2036-12-31' }, compare: 'previousPeriod' },
      code: 'invalid_period',
    },
    {
      wrong: 'a filter on a day that the warehouse cannot hold',
      query: { metrics: ['netSales'], period: month, filters: [{ dimension: 'day', in: ['0000-01-01'] }] },
      code: 'invalid_filter',
    },
    { wrong: 'no metric', query: { metrics: [], period: month }, code: 'no_metric' },
    {
      wrong: 'an hour of 24',
      query: { metrics: ['netSales'], period: month, filters: [{ dimension: 'hour', in: [24] }] },
      code: 'invalid_filter',
    },
    {
      wrong: 'a weekday in words',
      query: { metrics: ['netSales'], period: month, filters: [{ dimension: 'weekday', in: ['Monday'] }] },
      code: 'invalid_filter',
    },
    {
      wrong: 'a day filter without a day',
      query: { metrics: ['netSales'], period: month, filters: [{ dimension: 'day', in: ['x'] }] },
      code: 'invalid_filter',
    },
    {
      wrong: 'a thirteenth month',
      query: { metrics: ['netSales'], period: month, filters: [{ dimension: 'month', in: ['2026-13'] }] },
      code: 'invalid_filter',
    },
    {
      wrong: 'a week without its year',
      query: { metrics: ['netSales'], period: month, filters: [{ dimension: 'week', in: ['W47'] }] },
      code: 'invalid_filter',
    },
    {
      wrong: 'more filter values than an address holds',
      query: {
        metrics: ['netSales'],
        period: month,
        filters: [{ dimension: 'product', in: Array.from({ length: 1_000 }, (_, at) => `${'ç'.repeat(120)}${at}`) }],
      },
      code: 'filters_too_large',
    },
    {
      wrong: 'an order by another column',
      query: { metrics: ['netSales'], period: month, orderBy: [{ id: 'units' }] },
      code: 'invalid_order',
    },
  ] as Array<{ wrong: string; query: MetricQuery; code: string }>)('refuses $wrong', ({ query, code }) => {
    expect(() => compileMetricQuery(chain, query, context)).toThrow(
      expect.objectContaining({ name: 'MetricQueryError', code }),
    );
  });

  it('takes numbers of a filter as text too', () => {
    const query: MetricQuery = {
      metrics: ['netSales'],
      period: month,
      filters: [{ dimension: 'hour', in: ['9', 10] }],
    };
    expect(compileMetricQuery(chain, query, context).queries[0]?.params).toMatchObject({ filter0: [9, 10] });
  });
});
