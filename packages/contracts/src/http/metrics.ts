import { z } from 'zod';
import { day } from '../primitives.js';
import { bilingual } from './page.js';

export const metricIds = [
  'grossSales',
  'discounts',
  'returns',
  'netSales',
  'tickets',
  'units',
  'averageTicket',
  'itemsPerTicket',
  'pricePerItem',
  'cost',
  'margin',
  'marginRate',
  'costCoverage',
  'returnRate',
  'goalRate',
  'activeSellers',
] as const;
export type MetricId = (typeof metricIds)[number];

export const dimensionIds = [
  'region',
  'store',
  'seller',
  'product',
  'category',
  'brand',
  'channel',
  'hour',
  'weekday',
  'day',
  'week',
  'month',
] as const;
export type DimensionId = (typeof dimensionIds)[number];

export const grains = ['hour', 'day', 'week', 'month'] as const;
export type Grain = (typeof grains)[number];
export const compareKinds = ['previousPeriod', 'sameWeekday', 'lastYear'] as const;
export type CompareKind = (typeof compareKinds)[number];
export const units = ['money', 'count', 'quantity', 'ratio', 'text', 'date'] as const;
export type Unit = (typeof units)[number];

const order = z.strictObject({
  id: z.string().min(1).max(64).describe('A metric or dimension of the query'),
  direction: z.enum(['asc', 'desc']).optional(),
  desc: z.boolean().optional().describe('Same as direction: desc'),
});

/** POST /v1/metrics/query. Dates are business dates of the stores, `to` is inclusive. */
export const metricQuerySchema = z
  .strictObject({
    metrics: z.array(z.enum(metricIds)).min(1).max(metricIds.length),
    dimensions: z.array(z.enum(dimensionIds)).max(4).optional(),
    filters: z
      .array(
        z.strictObject({
          dimension: z.enum(dimensionIds),
          in: z.array(z.union([z.string().max(128), z.number()])).max(1_000),
        }),
      )
      .max(12)
      .optional(),
    period: z.strictObject({ from: day(), to: day() }),
    grain: z.enum(grains).optional().describe('Adds the dimension of that name'),
    compare: z.enum(compareKinds).optional(),
    orderBy: z.array(order).max(4).optional(),
    limit: z.int().min(1).max(50_000).optional(),
    scope: z
      .enum(['own', 'network'])
      .optional()
      .describe("network: the other stores too, as store-level totals, where the caller's scope grants it"),
  })
  .meta({ id: 'MetricQuery' });
export type MetricQuery = z.output<typeof metricQuerySchema>;

const cell = z.union([z.string(), z.number(), z.null()]);
const row = z.record(z.string(), cell);
export type MetricCell = z.output<typeof cell>;
export type MetricRow = z.output<typeof row>;

export const metricColumnSchema = z.object({
  id: z.string(),
  kind: z.enum(['metric', 'dimension', 'compare']),
  unit: z.enum(units),
});
export type MetricColumn = z.output<typeof metricColumnSchema>;

/** Money as exact decimal strings, counts and ratios as numbers, null where undefined. */
export const metricResultSchema = z
  .object({
    columns: z.array(metricColumnSchema),
    rows: z.array(row),
    total: row,
    asOf: z.string().describe('RFC 3339'),
    comparePeriod: z.object({ from: z.string(), to: z.string() }).optional(),
    labels: z
      .record(z.string(), z.record(z.string(), z.string()))
      .optional()
      .describe('Names of ids by dimension, only those the caller may read'),
  })
  .meta({ id: 'MetricResult' });
export type MetricResult = z.output<typeof metricResultSchema>;

export const metricDefinitionSchema = z
  .object({
    id: z.enum(metricIds),
    name: bilingual,
    formula: bilingual,
    unit: z.enum(units),
    kind: z.string(),
    dimensions: z.array(z.enum(dimensionIds)),
    additive: z.boolean(),
  })
  .meta({ id: 'MetricDefinition' });
export type MetricDefinition = z.output<typeof metricDefinitionSchema>;

/** GET /v1/metrics: the glossary. */
export const metricListSchema = z.object({ items: z.array(metricDefinitionSchema) }).meta({ id: 'MetricList' });
export type MetricList = z.output<typeof metricListSchema>;
