import { z } from 'zod';
import { metricIds } from '../metric-ids.js';
import { normaliseChannel, normaliseCode } from '../normalise-code.js';
import { day } from '../primitives.js';
import { bilingual } from './page.js';

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

/** How the values of these dimensions are spelled where they are kept; the others are texts. */
const SPELLINGS: { readonly [dimension in DimensionId]?: (value: string) => string } = {
  store: normaliseCode,
  seller: normaliseCode,
  product: normaliseCode,
  channel: normaliseChannel,
};

const filter = z
  .strictObject({
    dimension: z.enum(dimensionIds),
    in: z.array(z.union([z.string().max(128), z.number()])).max(1_000),
  })
  .overwrite(({ dimension, in: values }) => {
    const spelled = SPELLINGS[dimension] ?? ((value) => value);
    return { dimension, in: values.map((value) => (typeof value === 'string' ? spelled(value) : value)) };
  });

/** POST /v1/metrics/query. Dates are business dates of the stores, `to` is inclusive. */
export const metricQuerySchema = z
  .strictObject({
    metrics: z.array(z.enum(metricIds)).min(1).max(metricIds.length),
    dimensions: z.array(z.enum(dimensionIds)).max(4).optional(),
    filters: z.array(filter).max(12).optional(),
    period: z.strictObject({ from: day(), to: day() }),
    grain: z.enum(grains).optional().describe('Adds the dimension of that name'),
    compare: z.enum(compareKinds).optional(),
    orderBy: z.array(order).max(4).optional(),
    limit: z.int().min(1).max(50_000).optional(),
    scope: z
      .enum(['own', 'network'])
      .optional()
      .describe(
        "network: the other stores too, as store-level totals by day at the finest and by hour over whole ISO weeks, where the caller's scope grants it",
      ),
  })
  .meta({ id: 'MetricQuery' });
export type MetricQuery = z.output<typeof metricQuerySchema>;

const cell = z.union([z.string(), z.number(), z.null()]);
export type MetricCell = z.output<typeof cell>;

export const changeKinds = ['percent', 'amount', 'new', 'none'] as const;
export const changeDirections = ['up', 'down', 'same'] as const;
export const changeReasons = ['no_value', 'no_base', 'missing_days', 'before_first_sale', 'day_under_way'] as const;

/** From the compared figure to the asked one. */
export const metricChangeSchema = z
  .object({
    kind: z
      .enum(changeKinds)
      .describe(
        'percent: 0.123 is 12.3 % more. amount: what lies between the two, where the base is below zero or small, or the metric is a ratio (0.008 is 0.8 points). new: from zero to the value. none: nothing to say, see reason',
      ),
    value: cell.describe('Money as a decimal string where an amount of money is meant, else a number; null for none'),
    direction: z.enum(changeDirections).nullable().describe('Of the value as it is shown; null for none'),
    reason: z
      .enum(changeReasons)
      .optional()
      .describe(
        'no_value, no_base: one of the two figures is undefined. missing_days, before_first_sale: not all days of both periods have data, see coverage. day_under_way: the other stores, seen as totals, are compared by days that are over',
      ),
  })
  .meta({ id: 'MetricChange' });
export type MetricChange = z.output<typeof metricChangeSchema>;

/** Cells by column id and, where a comparison was asked for, what became of each metric. */
export type MetricRow = Readonly<Record<string, MetricCell>> & { readonly changes?: MetricChanges };
export type MetricChanges = Readonly<Record<string, MetricChange>>;
/** The type is written out: one inferred from the schema would take `changes` for a cell. */
const row = z
  .object({
    changes: z
      .record(z.string(), metricChangeSchema)
      .optional()
      .describe('By metric, where a comparison was asked for'),
  })
  .catchall(cell) as unknown as z.ZodType<MetricRow>;

export const metricColumnSchema = z.object({
  id: z.string(),
  kind: z.enum(['metric', 'dimension', 'compare']),
  unit: z.enum(units),
});
export type MetricColumn = z.output<typeof metricColumnSchema>;

/** How completely the sales of a period have arrived. */
export const periodCoverageSchema = z
  .object({
    days: z.int().min(0).describe('Days of the period, as filters leave them'),
    covered: z
      .int()
      .min(0)
      .describe(
        'Of these, the ones from the first sale until now for which sales came, or on which the stores were closed',
      ),
    since: z.string().nullable().describe('Business date of the first sale of these stores; null: none yet'),
  })
  .meta({ id: 'PeriodCoverage' });
export type PeriodCoverage = z.output<typeof periodCoverageSchema>;
const networkSaidSchema = z
  .object({
    floor: z.int().describe('Tickets below which nothing is told; a setting of the tenant'),
    through: z
      .string()
      .optional()
      .describe(
        'The last day of the other stores that counts, on either side of a comparison, when it is not the last asked for',
      ),
    joined: z
      .array(
        z.object({
          store: z.string(),
          from: z.string(),
          to: z.string(),
          hours: z.object({ from: z.int(), to: z.int() }).optional(),
        }),
      )
      .describe(
        'Days of too few tickets, told as one and counted on the last of them; with hours: hours of that week, counted in the last',
      ),
  })
  .describe("How the other stores' part was made, where the caller sees them as totals only");

/** Money as exact decimal strings, counts and ratios as numbers, null where undefined. */
export const metricResultSchema = z
  .object({
    columns: z.array(metricColumnSchema),
    rows: z.array(row),
    total: row,
    asOf: z.string().describe('RFC 3339'),
    comparePeriod: z.object({ from: z.string(), to: z.string() }).optional(),
    coverage: z
      .object({ asked: periodCoverageSchema, comparePeriod: periodCoverageSchema.optional() })
      .optional()
      .describe('A change over less than full coverage is none: missing_days or before_first_sale'),
    network: networkSaidSchema.optional(),
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
    changesIn: z.enum(['percent', 'points']).describe('How a change of it is said: +12.3 %, or +0.8 points of a ratio'),
  })
  .meta({ id: 'MetricDefinition' });
export type MetricDefinition = z.output<typeof metricDefinitionSchema>;

/** GET /v1/metrics: the glossary. */
export const metricListSchema = z.object({ items: z.array(metricDefinitionSchema) }).meta({ id: 'MetricList' });
export type MetricList = z.output<typeof metricListSchema>;
