import { z } from 'zod';
import { id, money, tenantId } from '../primitives.js';

const limit = z.coerce.number().int().min(1).max(10);

/** GET /v1/recommendations/products/{id}/companions */
export const companionsQuerySchema = z.strictObject({ storeId: id(), limit: limit.default(3) });
export type CompanionsQuery = z.output<typeof companionsQuerySchema>;

/** POST /v1/recommendations/companions */
export const companionsRequestSchema = z.strictObject({
  storeId: id(),
  productIds: z.array(id()).min(1).max(100).describe('What is in the basket'),
  limit: limit.default(3),
});
export type CompanionsRequest = z.output<typeof companionsRequestSchema>;

const rate = z.number().min(0).max(1);
const baskets = z.int().min(0);

/** How often two products were bought together, and what that is worth as a reason. */
const evidence = {
  productId: id(),
  withProductId: id().describe('The product of the basket that it goes with best'),
  basketsTogether: baskets.describe('Baskets with both'),
  basketsWith: baskets.describe('Baskets with `withProductId`'),
  basketsOfCompanion: baskets.describe('Baskets with the companion'),
  support: rate.describe('Of all baskets, how many have both'),
  confidence: rate.describe('Of the baskets with `withProductId`, how many have the companion'),
  usual: rate.describe('Of all baskets, how many have the companion'),
  lift: z
    .object({ value: z.number(), low: z.number(), high: z.number() })
    .describe(
      'How many times as often as usual, with the interval that holds it in 95 of 100 cases; it explains and does not rank',
    ),
  score: z.number().describe('By what they are ordered'),
  reasonCodes: z.array(z.enum(['boughtTogether'])),
};

export const learnedFrom = ['network', 'store', 'none'] as const;
const learned = {
  learnedFrom: z
    .enum(learnedFrom)
    .describe('Whose baskets these are: of all stores, of this store alone, or too few of either to say anything'),
  baskets: baskets.describe('All of these baskets'),
  largeBaskets: baskets.describe('Beside them, those of more than 100 products, of which nothing is learned'),
};

/** What a caller may ask for, and as many more: some are known to the api as nothing to offer. */
export const mostCompanionsFound = 20;

/** What the service `recommendations` is asked and answers, inside the cluster. */
export const companionsQuestionSchema = z.object({
  tenantId: tenantId(),
  storeId: id(),
  productIds: z.array(id()).min(1).max(100),
  limit: z.int().min(1).max(mostCompanionsFound),
  mayLearnFromNetwork: z.boolean(),
});
export type CompanionsQuestion = z.output<typeof companionsQuestionSchema>;
export const companionsFoundSchema = z.object({ ...learned, companions: z.array(z.object(evidence)) });
export type CompanionsFound = z.output<typeof companionsFoundSchema>;

export const companionsSchema = z
  .object({
    storeId: id(),
    ...learned,
    items: z.array(
      z.object({
        ...evidence,
        name: z.string().optional().describe('Absent while the catalogue does not know the product'),
        sentence: z.string().describe("The reason in a sentence that can be spoken, in the reader's language"),
        unitPrice: money().optional().describe('List price'),
        unitMargin: money().optional().describe('List price less the latest cost; only for roles that see costs'),
      }),
    ),
  })
  .meta({ id: 'Companions' });
export type Companions = z.output<typeof companionsSchema>;
