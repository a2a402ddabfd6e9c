import { describe, expect, it } from '@jest/globals';
import { topicNameWith, topics } from '../topics.js';
import { storeListQuerySchema } from './catalog.js';
import { metricQuerySchema } from './metrics.js';
import { formatOffsetVector } from './stream.js';
import { tenantRequestSchema } from './tenants.js';

const query = { metrics: ['netSales'], period: { from: '2026-11-01', to: '2026-11-20' } };

describe('requests', () => {
  it.each([
    [query, true],
    [{ ...query, orderBy: [{ id: 'netSales', desc: true }] }, true],
    [
      { ...query, orderBy: [{ id: 'netSales', direction: 'asc' }], limit: 10, scope: 'network', compare: 'lastYear' },
      true,
    ],
    [{ ...query, filters: [{ dimension: 'hour', in: [9, '10'] }] }, true],
    [{ ...query, metrics: ['profit'] }, false],
    [{ ...query, metrics: [] }, false],
    [{ ...query, period: { from: '2026-02-30', to: '2026-03-01' } }, false],
    [{ ...query, tenantId: 'other' }, false],
  ])('a metric query %j is valid: %s', (value, expected) => {
    expect(metricQuerySchema.safeParse(value).success).toBe(expected);
  });

  it('lists are bounded, and unknown parameters refused', () => {
    expect(storeListQuerySchema.parse({})).toEqual({ limit: 100 });
    expect(storeListQuerySchema.parse({ limit: '5' })).toEqual({ limit: 5 });
    expect(storeListQuerySchema.safeParse({ limit: '501' }).success).toBe(false);
    expect(storeListQuerySchema.safeParse({ page: '2' }).success).toBe(false);
  });

  it('a tenant speaks Portuguese and names its stores unless it says otherwise', () => {
    const tenant = tenantRequestSchema.parse({
      id: 'aurora',
      name: 'Aurora',
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
    });
    expect(tenant).toMatchObject({ locale: 'pt-BR', storeNames: 'named' });
  });
});

describe('an offset vector', () => {
  it('is written with ascending partitions', () => {
    const offsets = new Map([
      [10, 55n],
      [0, 9_007_199_254_740_993n],
    ]);
    expect(formatOffsetVector(offsets)).toBe('0-9007199254740993,10-55');
  });
});

it('topic names take a prefix', () => {
  expect(topicNameWith('test.', topics.salesRaw)).toBe('test.sales.raw.v1');
});
