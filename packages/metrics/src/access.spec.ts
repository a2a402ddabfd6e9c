import { describe, expect, it } from '@jest/globals';
import { compareKinds, dimensionIds, grains, metricIds } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import fc from 'fast-check';
import { compileMetricQuery } from './compile-metric-query.js';
import type { MetricQuery } from './metric-name.js';
import { OutsideScope } from './metric-query-errors.js';

const context = { today: '2026-11-20', minuteOfDay: 877, currency: 'BRL', minorDigits: 2 };
const period = { from: '2026-11-01', to: '2026-11-20' };
const manager: Scope = { tenantId: 'casa', stores: ['centro'], networkTotals: true };
const ask = (scope: Scope, query: Partial<MetricQuery>) =>
  compileMetricQuery(scope, { metrics: ['netSales'], period, ...query }, context);

const stores = fc.constantFrom('centro', 'norte', 'praia');
const scopes: fc.Arbitrary<Scope> = fc
  .record({
    stores: fc.oneof(fc.constant('all' as const), fc.uniqueArray(stores)),
    sellerId: fc.option(fc.constantFrom('ana', 'bia'), { nil: undefined }),
    networkTotals: fc.boolean(),
  })
  .map(({ stores, sellerId, networkTotals }) => ({
    tenantId: 'casa',
    stores,
    networkTotals,
    ...(sellerId ? { sellerId } : {}),
  }));

const queries: fc.Arbitrary<MetricQuery> = fc.record(
  {
    metrics: fc.uniqueArray(fc.constantFrom(...metricIds), { minLength: 1 }),
    period: fc.constant(period),
    dimensions: fc.uniqueArray(fc.constantFrom(...dimensionIds), { maxLength: 3 }),
    filters: fc.array(
      fc.record({
        dimension: fc.constantFrom('store', 'seller', 'product', 'region', 'channel'),
        in: fc.array(fc.oneof(stores, fc.constantFrom('ana', 'bia', `' OR 1=1 --`, '{tenantId: String}'))),
      }),
      { maxLength: 3 },
    ),
    grain: fc.constantFrom(...grains),
    compare: fc.constantFrom(...compareKinds),
    scope: fc.constantFrom('own', 'network'),
  },
  { requiredKeys: ['metrics', 'period'] },
);

describe('a scope', () => {
  it('is in every statement of every query, whatever is asked', () => {
    fc.assert(
      fc.property(scopes, queries, (scope, query) => {
        let compiled: ReturnType<typeof compileMetricQuery>;
        try {
          compiled = compileMetricQuery(scope, query, context);
        } catch (error) {
          expect(error).toBeInstanceOf(OutsideScope);
          return;
        }
        for (const { sql, params } of compiled.queries) {
          expect(sql).toContain('f.tenant_id = {tenantId: String}');
          expect(params.tenantId).toBe('casa');
          expect(sql).not.toContain('OR 1=1');
          if (scope.stores !== 'all') {
            expect(sql).toContain('  AND  f.store_id IN {scopeStores: Array(String)}');
            expect(params.scopeStores).toEqual(scope.stores);
          }
          if (scope.sellerId !== undefined) {
            expect(sql).toContain('  AND  f.seller_id = {scopeSeller: String}');
            expect(params.scopeSeller).toBe(scope.sellerId);
          }
        }
      }),
      { numRuns: 600, seed: 20_261_121 },
    );
  });

  it.each([
    {
      reach: 'a store of somebody else',
      query: { filters: [{ dimension: 'store', in: ['centro', 'norte'] }] },
      pointer: '/filters/0/in/1',
    },
    {
      reach: "the network's sellers",
      query: { scope: 'network', dimensions: ['store', 'seller'] },
      pointer: '/dimensions/1',
    },
    {
      reach: "the network's products",
      query: { scope: 'network', filters: [{ dimension: 'product', in: ['x'] }] },
      pointer: '/filters/0',
    },
    {
      reach: "the network's margin",
      query: { scope: 'network', metrics: ['netSales', 'margin'] },
      pointer: '/metrics/1',
    },
  ] as Array<{ reach: string; query: Partial<MetricQuery>; pointer: string }>)(
    'of a manager does not reach $reach',
    ({ query, pointer }) => {
      expect(() => ask(manager, query)).toThrow(expect.objectContaining({ code: 'outside_scope', pointer }));
    },
  );

  it('without a grant does not reach the network', () => {
    expect(() => ask({ ...manager, networkTotals: false }, { scope: 'network' })).toThrow(OutsideScope);
    expect(() => ask({ ...manager, sellerId: 'ana' }, { scope: 'network' })).toThrow(OutsideScope);
  });

  it('of a seller does not reach another seller', () => {
    const seller = { ...manager, sellerId: 'ana' };
    expect(() => ask(seller, { filters: [{ dimension: 'seller', in: ['bia'] }] })).toThrow(OutsideScope);
    expect(() => ask(seller, { filters: [{ dimension: 'seller', in: ['ana'] }] })).not.toThrow();
  });

  it('of the whole tenant is the network already', () => {
    const query = ask(
      { tenantId: 'casa', stores: 'all', networkTotals: false },
      { scope: 'network', dimensions: ['seller'] },
    );
    expect(query.queries).toHaveLength(1);
  });

  it.each([
    ['nothing', undefined],
    ['no tenant', { tenantId: '', stores: 'all' }],
    ['no stores', { tenantId: 'casa' }],
    ['an empty seller', { tenantId: 'casa', stores: 'all', sellerId: '' }],
  ])('that is %s reads nothing', (_, lost) => {
    expect(() => ask(lost as unknown as Scope, {})).toThrow(expect.objectContaining({ name: 'ScopeMissing' }));
  });
});
