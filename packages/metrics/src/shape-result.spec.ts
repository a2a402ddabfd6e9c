import { describe, expect, it } from '@jest/globals';
import { daysOf, type Scope } from '@vitrine/domain';
import { answerMetricQuery } from './answer-metric-query.js';
import { MOST_GROUPS } from './compile-read.js';
import type { WarehouseRow } from './compiled-query.js';
import type { MetricQuery } from './metric-name.js';

const chain: Scope = { tenantId: 'casa', stores: 'all', networkTotals: false };
const context = { today: '2026-11-20', minuteOfDay: 877, currency: 'BRL', minorDigits: 2 };
const period = { from: '2026-10-01', to: '2026-10-31' };

/** Answers with `rows` per kind of read of the asked period. */
const answer = (query: Partial<MetricQuery>, rows: Partial<Record<string, readonly WarehouseRow[]>>, minorDigits = 2) =>
  answerMetricQuery(
    chain,
    { metrics: ['netSales'], period, ...query },
    { ...context, minorDigits },
    async ({ role }) => rows[role.of === 'asked' ? role.kind : `compared:${role.kind}`] ?? [],
  );

describe('an answer', () => {
  it.each([
    { text: '9747747.93', minorDigits: 2, shown: '9747747.93' },
    { text: '10', minorDigits: 2, shown: '10.00' },
    { text: '2.2981', minorDigits: 2, shown: '2.2981' },
    { text: '-0.5', minorDigits: 0, shown: '-0.5' },
    { text: '90071992547409931234.5678', minorDigits: 3, shown: '90071992547409931234.5678' },
  ])('writes $text as $shown', async ({ text, minorDigits, shown }) => {
    const { rows, total } = await answer({}, { sums: [{ m_netSales: text }] }, minorDigits);
    expect(rows).toEqual([{ netSales: shown }]);
    expect(total).toEqual({ netSales: shown });
  });

  it('of nothing is zero, and null where a division has no meaning', async () => {
    const metrics: MetricQuery['metrics'] = [
      'netSales',
      'tickets',
      'units',
      'averageTicket',
      'itemsPerTicket',
      'goalRate',
      'margin',
      'marginRate',
      'costCoverage',
      'discountRate',
      'returnRate',
    ];
    const { total } = await answer({ metrics }, {});
    expect(total).toEqual({
      netSales: '0.00',
      tickets: 0,
      units: 0,
      averageTicket: null,
      itemsPerTicket: null,
      goalRate: null,
      margin: '0.00',
      marginRate: null,
      costCoverage: null,
      discountRate: null,
      returnRate: null,
    });
  });

  it('knows no margin rate where more came back than was sold', async () => {
    const metrics: MetricQuery['metrics'] = ['margin', 'marginRate'];
    const rateOf = async (costNetSales: string, cost: string) =>
      (await answer({ metrics }, { sums: [{ m_costNetSales: costNetSales, m_cost: cost }] })).total;
    expect(await rateOf('-100.00', '-384.50')).toEqual({ margin: '284.50', marginRate: null });
    expect(await rateOf('-100.00', '-60.00')).toEqual({ margin: '-40.00', marginRate: null });
    expect(await rateOf('100.00', '384.50')).toEqual({ margin: '-284.50', marginRate: -2.845 });
  });

  it('divides exactly, money half-even to four places', async () => {
    const { total } = await answer(
      { metrics: ['averageTicket', 'itemsPerTicket', 'pricePerItem'] },
      { sums: [{ m_netSales: '0.0005', m_tickets: '10', m_units: '2.5' }] },
    );
    expect(total).toEqual({ averageTicket: '0.00', itemsPerTicket: 0.25, pricePerItem: '0.0002' });
  });

  it('totals everything, shows what the limit leaves, in an order that does not change', async () => {
    const sums = [
      { d_store: 'c', m_netSales: '9', m_tickets: '0' },
      { d_store: 'b', m_netSales: '10', m_tickets: '1' },
      { d_store: 'a', m_netSales: '10', m_tickets: '2' },
    ];
    const query: Partial<MetricQuery> = { metrics: ['netSales', 'averageTicket'], dimensions: ['store'] };
    const topTwo = await answer({ ...query, orderBy: [{ id: 'netSales', desc: true }], limit: 2 }, { sums });
    expect(topTwo.rows.map((row) => row.store)).toEqual(['a', 'b']);
    expect(topTwo.total.netSales).toBe('29.00');
    const unordered = await answer(query, { sums });
    expect(unordered.rows.map((row) => row.store)).toEqual(['a', 'b', 'c']);
    for (const [direction, order] of [
      ['asc', ['a', 'b', 'c']],
      ['desc', ['b', 'a', 'c']],
    ] as const) {
      const ordered = await answer({ ...query, orderBy: [{ id: 'averageTicket', direction }] }, { sums });
      expect(ordered.rows.map((row) => row.store)).toEqual(order); // null stays last
    }
  });

  it('orders rows without a value by what follows', async () => {
    const sums = [
      { d_store: 'b', m_netSales: '1' },
      { d_store: 'a', m_netSales: '1' },
    ];
    const { rows } = await answer(
      { metrics: ['goalRate'], dimensions: ['store'], orderBy: [{ id: 'goalRate' }] },
      { sums },
    );
    expect(rows.map((row) => row.store)).toEqual(['a', 'b']);
  });

  it('shows what only the compared period sold, and no row for a goal alone', async () => {
    const query: Partial<MetricQuery> = {
      metrics: ['netSales', 'goalRate'],
      dimensions: ['store'],
      compare: 'previousPeriod',
    };
    const { rows, total, comparePeriod } = await answer(query, {
      sums: [{ d_store: 'a', m_netSales: '10' }],
      'compared:sums': [{ d_store: 'b', m_netSales: '5' }],
      targets: [
        { d_store: 'a', m_target: '20' },
        { d_store: 'z', m_target: '80' },
      ],
    });
    expect(rows).toEqual([
      {
        store: 'a',
        netSales: '10.00',
        goalRate: 0.5,
        'netSales.previous': '0.00',
        'goalRate.previous': null,
        changes: {
          netSales: { kind: 'new', value: '10.00', direction: 'up' },
          goalRate: { kind: 'none', value: null, direction: null, reason: 'no_base' },
        },
      },
      {
        store: 'b',
        netSales: '0.00',
        goalRate: null,
        'netSales.previous': '5.00',
        'goalRate.previous': null,
        changes: {
          netSales: { kind: 'amount', value: '-5.00', direction: 'down' },
          goalRate: { kind: 'none', value: null, direction: null, reason: 'no_value' },
        },
      },
    ]);
    expect(total).toMatchObject({ netSales: '10.00', goalRate: 0.1, 'netSales.previous': '5.00' });
    expect(comparePeriod).toEqual({ from: '2026-08-31', to: '2026-09-30' });
  });

  it('counts tickets of a seller anew, and once in the total', async () => {
    const { rows, total } = await answer(
      { metrics: ['tickets'], dimensions: ['seller'] },
      {
        sums: [
          { d_seller: 'ana', m_netSales: '1' },
          { d_seller: 'bia', m_netSales: '1' },
        ],
        recount: [
          { d_seller: 'ana', m_tickets: '3' },
          { d_seller: 'bia', m_tickets: '2' },
        ],
        recountTotal: [{ m_tickets: '4' }],
      },
    );
    expect(rows).toEqual([
      { seller: 'ana', tickets: 3 },
      { seller: 'bia', tickets: 2 },
    ]);
    expect(total).toEqual({ tickets: 4 });
  });

  it.each([
    { split: 'stores', dimensions: ['store'] as const },
    { split: 'sellers', dimensions: ['seller'] as const },
    { split: 'sellers and days', dimensions: ['seller', 'day'] as const },
    { split: 'products, which have no targets', dimensions: ['product'] as const },
  ])('has the same goal rate in total when it is split by $split', async ({ dimensions }) => {
    const targetsOf = (sql: string) => [{ m_target: sql.includes(`f.seller_id != ''`) ? '19' : '20' }];
    const { total } = await answerMetricQuery(
      chain,
      { metrics: ['goalRate'], period, dimensions: [...dimensions] },
      context,
      async ({ name, sql }) =>
        name === 'metrics.targets' ? targetsOf(sql) : [{ m_netSales: '10', d_store: 'a', d_seller: 'v' }],
    );
    expect(total).toEqual({ goalRate: 0.5 });
  });

  it.each([
    {
      case: 'is null before anything was sold',
      history: [],
      previous: null,
      change: { kind: 'none', value: null, direction: null, reason: 'before_first_sale' },
    },
    {
      case: 'is zero in a quiet time',
      history: [{ known: 1 }],
      previous: '0.00',
      change: { kind: 'new', value: '10.00', direction: 'up' },
    },
  ])('compared with a period that sold nothing $case', async ({ history, previous, change }) => {
    const { rows, total } = await answer(
      { compare: 'lastYear', dimensions: ['store'] },
      { sums: [{ d_store: 'a', m_netSales: '10' }], 'compared:history': history },
    );
    const figures = { netSales: '10.00', 'netSales.previous': previous, changes: { netSales: change } };
    expect(rows).toEqual([{ store: 'a', ...figures }]);
    expect(total).toEqual(figures);
  });

  it('says why a figure is compared with nothing, for each row by its own store', async () => {
    const openOn = new Set([1, 2, 3, 4, 5, 6, 7]);
    const aStore = (id: string, firstDay: string) => [id, { shownAs: id, region: '', firstDay, openOn }] as const;
    const known = {
      stores: new Map([aStore('old', '2026-01-01'), aStore('new', '2026-10-05'), aStore('late', '2026-09-03')]),
      received: daysOf({ from: '2026-01-01', to: '2026-11-20' }),
    };
    const sums = ['late', 'new', 'old'].map((id) => ({ d_store: id, m_netSales: '120' }));
    const { rows, total, coverage } = await answerMetricQuery(
      chain,
      { metrics: ['netSales'], dimensions: ['store'], period, compare: 'previousPeriod' },
      { ...context, known },
      async ({ role }) => (role.of === 'asked' ? sums : sums.map((row) => ({ ...row, m_netSales: '100' }))),
    );
    expect(rows.map(({ changes }) => changes?.netSales)).toEqual([
      { kind: 'none', value: null, direction: null, reason: 'missing_days' },
      { kind: 'none', value: null, direction: null, reason: 'before_first_sale' },
      { kind: 'percent', value: 0.2, direction: 'up' },
    ]);
    expect(rows.map((row) => row['netSales.previous'])).toEqual(['100.00', null, '100.00']);
    expect(total.changes?.netSales).toMatchObject({ kind: 'percent', value: 0.2 });
    expect(coverage).toEqual({
      asked: { days: 31, covered: 31, since: '2026-01-01' },
      comparePeriod: { days: 31, covered: 31, since: '2026-01-01' },
    });
  });

  it('asks for history only where the compared period sold nothing', async () => {
    const asked: string[] = [];
    const run = (amount: string) => async (query: { name: string; role: { of: string } }) => {
      asked.push(query.name);
      return [{ m_netSales: query.role.of === 'asked' ? '1' : amount }];
    };
    const query: MetricQuery = { metrics: ['netSales'], period, compare: 'lastYear' };
    await answerMetricQuery(chain, query, context, run('0.5'));
    expect(asked).not.toContain('metrics.history');
    await answerMetricQuery(chain, query, context, run('0'));
    expect(asked).toContain('metrics.history');
  });

  it('of too many groups is refused', async () => {
    const sums = Array.from({ length: MOST_GROUPS + 1 }, () => ({}));
    await expect(answer({ dimensions: ['product'] }, { sums })).rejects.toMatchObject({ code: 'too_many_groups' });
  });

  it('does not take a decimal finer than its measure', async () => {
    await expect(answer({}, { sums: [{ m_netSales: '0.00001' }] })).rejects.toThrow(RangeError);
  });
});
