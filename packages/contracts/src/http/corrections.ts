import { z } from 'zod';
import { day } from '../primitives.js';
import { pageOf, pageQuery } from './page.js';

/** Why a figure changed after it was told. */
export const correctionCauses = ['correction', 'void', 'storeLater', 'costLater'] as const;
export type CorrectionCause = (typeof correctionCauses)[number];

/** GET /v1/corrections: of sales of these business dates, both included. `stores` is a comma-separated list of ids. */
export const correctionQuerySchema = z.strictObject({
  ...pageQuery,
  from: day(),
  to: day(),
  stores: z.string().max(20_000).optional(),
});
export type CorrectionQuery = z.output<typeof correctionQuerySchema>;

const changedAmount = z.object({
  before: z.string().describe('What the changed lines had added to the day'),
  after: z.string().describe('What they add to it now'),
  change: z.string(),
});

export const correctionSchema = z
  .object({
    changedAt: z.string().describe('RFC 3339'),
    storeId: z.string(),
    soldOn: z.string().describe('Business date whose figures changed'),
    cause: z
      .enum(correctionCauses)
      .describe(
        'correction: a later revision of tickets. void: tickets that were cancelled. storeLater: the store came after its sales, which may move them to another date or hour. costLater: the cost of products came after their sales',
      ),
    isDayOver: z.boolean().describe("The day had ended by the store's clock when its figures changed"),
    tickets: z.int(),
    lines: z.int().describe('Lines that were taken back, or replaced by others'),
    netSales: changedAmount,
    cost: changedAmount.optional().describe('Only for roles that see margins'),
  })
  .meta({ id: 'Correction' });
export type Correction = z.output<typeof correctionSchema>;

/** Newest first. `total` is of the whole period, whatever the page. */
export const correctionListSchema = pageOf(correctionSchema)
  .extend({
    total: z.object({
      changes: z.int().describe('Items of the whole list'),
      tickets: z.int().describe('Each counted once, however often it changed'),
      netSales: z.string().describe('By how much net sales changed'),
      cost: z.string().optional().describe('By how much the cost changed; only for roles that see margins'),
    }),
  })
  .meta({ id: 'CorrectionList' });
export type CorrectionList = z.output<typeof correctionListSchema>;
