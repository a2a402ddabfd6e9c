import { z } from 'zod';
import { id } from '../primitives.js';
import { pairDecisionSchema, pairDecisions } from './recommendations.js';

/** Pairs of a campaign in each of its stores: three pairs in three hundred stores. */
const MOST_DECISIONS = 1_000;
const MOST_PRODUCTS = 10;

const { productIds, storeId, from, to, version } = pairDecisionSchema.shape;
const choice = {
  productIds,
  storeId: storeId.describe('Null: in every store of the tenant'),
  decision: z.enum(pairDecisions),
  ...{ from, to },
};
type Days = { readonly from: string | null; readonly to: string | null };
const isInOrder = ({ from, to }: Days): boolean => from === null || to === null || from <= to;
const order = { path: ['to'], error: 'before_from' };

/** PUT /v1/recommendations/decisions */
export const pairDecisionsRequestSchema = z.strictObject({
  decisions: z
    .array(
      z
        .strictObject({ ...choice, version: version.describe('That you read; 0 where nobody decided') })
        .refine(isInOrder, order),
    )
    .min(1)
    .max(MOST_DECISIONS),
});
export type PairDecisionsRequest = z.output<typeof pairDecisionsRequestSchema>;
export type PairDecisionChange = PairDecisionsRequest['decisions'][number];

/** GET /v1/recommendations/decisions. `productIds` is a comma-separated list. */
export const pairDecisionsQuerySchema = z.strictObject({
  productIds: z.string().max(2_000).describe(`2 to ${MOST_PRODUCTS} products: what was decided of every two of them`),
  storeId: id().optional().describe('Of this store and of all alone; absent: in each of the own stores too'),
});
export type PairDecisionsQuery = z.output<typeof pairDecisionsQuerySchema>;
/** Those ids. */
export const productsOfDecisionsSchema = z.array(id()).min(2).max(MOST_PRODUCTS);

export const pairDecisionListSchema = z
  .object({ items: z.array(pairDecisionSchema).describe('Where nobody decided, nothing stands here') })
  .meta({ id: 'PairDecisionList' });
export type PairDecisionList = z.output<typeof pairDecisionListSchema>;

/** POST /v1/recommendations/companions/preview */
export const companionsPreviewSchema = z.strictObject({
  storeId: id(),
  productIds: z.array(id()).min(1).max(MOST_PRODUCTS).describe('What would be in the basket'),
  limit: z.int().min(1).max(10).default(3),
  on: z.iso.date().nullable().default(null).describe('Business date that is looked at; null: today'),
  decisions: z
    .array(z.strictObject(choice).refine(isInOrder, order))
    .max(MOST_DECISIONS)
    .default([])
    .describe('As if they were taken, in the place of what holds; those of other stores change nothing'),
});
export type CompanionsPreview = z.output<typeof companionsPreviewSchema>;
