import { z } from 'zod';
import { day, id, money, quantity, share, tenantId } from '../primitives.js';
import { pageQuery } from './page.js';
import { factorNames } from './recommend-weights.js';
import { holdoutSchema, offerId } from './recommendations-effect.js';

/** A product in the address. */
export const productIdSchema = id();
/** An id in its one spelling: as that composes accents, it may be longer than what was sent. */
const spelledId = z
  .string()
  .min(1)
  .max(3 * 128);

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

/**
 * Why a product is offered: somebody pinned it, or approved it; bought together more often than by chance, in baskets enough to say so; the same in fewer
 * baskets; or because many baskets hold it. Where there are too few baskets, what the catalogue says: of a category of the basket, on
 * promotion, in the highest third by margin.
 */
export const reasonCodes = [
  'pinned',
  'approved',
  'boughtTogether',
  'seenTogether',
  'sellsWell',
  'sameCategory',
  'onPromotion',
  'goodMargin',
] as const;
export type CompanionReason = (typeof reasonCodes)[number];

/** A companion, and of two products how often they were bought together. The second part is absent where they hardly ever were. */
const evidence = {
  productId: id(),
  basketsOfCompanion: baskets
    .optional()
    .describe('Baskets with the companion; absent of a pin that too few bought to tell'),
  usual: rate.optional().describe('Of all baskets, how many have the companion'),
  withProductId: id()
    .optional()
    .describe('The product of the basket that it goes with best; absent where it goes with none'),
  basketsTogether: baskets.optional().describe('Baskets with both'),
  basketsWith: baskets.optional().describe('Baskets with `withProductId`'),
  support: rate.optional().describe('Of all baskets, how many have both'),
  confidence: rate.optional().describe('Of the baskets with `withProductId`, how many have the companion'),
  lift: z
    .object({ value: z.number(), low: z.number(), high: z.number() })
    .optional()
    .describe(
      'How many times as often as usual, with the interval that holds it in 95 of 100 cases; it explains and does not rank',
    ),
  reasonCodes: z.array(z.enum(reasonCodes)),
};
const modelScore = z.number().describe('What the model gives it, by which they are ordered');

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

/** Of one basket so many pins are looked at, the newest: what is sold out among them is known behind the question alone. */
export const mostPins = 1_000;
/** As many as are read of one basket, and as are supposed beside them. */
export const mostBlocks = 6_000;

/** What the service `recommendations` is asked and answers, inside the cluster. */
export const companionsQuestionSchema = z.object({
  tenantId: tenantId(),
  storeId: id(),
  productIds: z.array(spelledId).min(1).max(100),
  limit: z.int().min(1).max(mostCompanionsFound),
  mayLearnFromNetwork: z.boolean(),
  /** Pinned: told in any case, with the figures that may be told. */
  alsoProductIds: z.array(spelledId).max(mostPins).default([]),
  /** Blocked: never told. */
  withoutProductIds: z.array(spelledId).max(mostBlocks).default([]),
});
export type CompanionsQuestion = z.output<typeof companionsQuestionSchema>;
export const companionsFoundSchema = z.object({
  ...learned,
  /** The best first; those that were asked for in any case may stand behind. */
  companions: z.array(z.object({ ...evidence, score: modelScore })),
  /** Of those that were asked for in any case: what is not in the store's assortment. */
  notSoldHere: z.array(spelledId).default([]),
  /** Of the product of the basket that most baskets of this store have; absent where all stores tell. */
  basketsHere: baskets.optional(),
});
export type CompanionsFound = z.output<typeof companionsFoundSchema>;

/** Whether a store carries what its baskets do not suggest: asked of the service `recommendations` too. */
export const mostOfAssortment = 1_000;
export const assortmentQuestionSchema = z.object({
  tenantId: tenantId(),
  storeId: id(),
  productIds: z.array(spelledId).max(mostOfAssortment),
});
export type AssortmentQuestion = z.output<typeof assortmentQuestionSchema>;
export const assortmentFoundSchema = z.object({
  /** Of those that were asked for. */
  notSoldHere: z.array(spelledId),
});
export type AssortmentFound = z.output<typeof assortmentFoundSchema>;

export const companionsSchema = z
  .object({
    storeId: id(),
    ...learned,
    holdout: holdoutSchema,
    missing: z
      .array(
        z.object({
          code: z.enum(['baskets', 'stores']),
          have: baskets.optional(),
          need: baskets,
          sentence: z.string().describe("In the reader's language"),
        }),
      )
      .describe('What is missing to say what is bought with it; empty: nothing'),
    items: z.array(
      z.object({
        ...evidence,
        offerId: offerId(),
        name: z.string().optional().describe('Absent while the catalogue does not know the product'),
        sentence: z.string().describe("The reason in a sentence that can be spoken, in the reader's language"),
        unitPrice: money().optional().describe('List price'),
        price: money()
          .optional()
          .describe('What one costs today: list price less what the running promotion takes off'),
        stock: z
          .object({ units: quantity(), at: z.iso.datetime() })
          .optional()
          .describe('What the store has; absent while nobody told it for a day. What is out of stock is not offered'),
        promotion: z
          .object({ id: id(), name: z.string(), discountRate: share(), to: day().describe('Last business date of it') })
          .optional()
          .describe('That holds today; of several the one that takes most off'),
        chance: z.number().describe('What the model gives it; comparable within one answer'),
        factors: z
          .array(
            z.object({
              name: z.enum(factorNames),
              state: z.enum(['known', 'unknown', 'hidden']),
              times: z.number().nullable().describe('Null: unknown, and leaves the chance as it is; or hidden'),
            }),
          )
          .describe(
            'What the chance is multiplied by. The one of the margin is hidden from whoever is told no money of margins; one of a plan is there where a plan is',
          ),
        score: z
          .number()
          .optional()
          .describe(
            'The chance times all factors, by which they are ordered behind pins; absent where a factor is hidden',
          ),
        unitMargin: money()
          .optional()
          .describe('Price of today less the latest cost; only for whoever is told money of margins'),
        marginPerBasket: money()
          .optional()
          .describe(
            'Margin of a unit × baskets with both ÷ baskets with `withProductId`: what it brings per basket with that product. For the same people',
          ),
      }),
    ),
  })
  .meta({ id: 'Companions' });
export type Companions = z.output<typeof companionsSchema>;

/** Of two products, in no order: `/v1/recommendations/pairs/{a}/{b}`. */
export const pairDecisions = ['pin', 'block', 'approve', 'none'] as const;
const businessDate = z.iso.date();
const decisionFields = {
  decision: z
    .enum(pairDecisions)
    .describe(
      'pin: offered first with the other; block: never offered with it; approve: offered as it ranks, whatever holds in all stores; none: nothing is decided here',
    ),
  from: businessDate.nullable().default(null).describe('First business date; null: since ever'),
  to: businessDate.nullable().default(null).describe('Last business date, included; null: until changed'),
};

/** PUT /v1/recommendations/pairs/{a}/{b} */
export const pairDecisionRequestSchema = z
  .strictObject({
    storeId: id().nullable().default(null).describe('Null: in every store of the tenant'),
    ...decisionFields,
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, { path: ['to'], error: 'before_from' });
export type PairDecisionRequest = z.output<typeof pairDecisionRequestSchema>;

export const pairDecisionSchema = z
  .object({
    productIds: z.tuple([id(), id()]),
    storeId: id().nullable(),
    ...decisionFields,
    version: z.int().min(0).describe('Counts the changes; If-Match takes it: "3". 0: nobody has decided'),
    decidedBy: z.string().nullable().describe('Id of the person or key'),
    decidedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'PairDecision' });
export type PairDecisionItem = z.output<typeof pairDecisionSchema>;

const pairEvidence = {
  productIds: z.tuple([id(), id()]),
  basketsTogether: baskets,
  basketsWith: z.tuple([baskets, baskets]).describe('Baskets with each of the two'),
  extraBaskets: z.number().describe('Baskets with both beyond those of chance, by which they are ordered'),
  support: rate,
  confidence: z
    .tuple([rate, rate])
    .describe('Of the baskets with the first, how many have the second; and the other way round'),
  lift: z.object({ value: z.number(), low: z.number(), high: z.number() }),
};

/** What the service `recommendations` is asked and answers, inside the cluster. */
const pairPlace = z.tuple([z.number(), id(), id()]);
export const pairsQuestionSchema = z.object({
  tenantId: tenantId(),
  storeId: id(),
  mayLearnFromNetwork: z.boolean(),
  limit: z.int().min(1).max(501),
  after: pairPlace.optional(),
});
export type PairsQuestion = z.output<typeof pairsQuestionSchema>;
export const pairsFoundSchema = z.object({ ...learned, pairs: z.array(z.object(pairEvidence)) });
export type PairsFound = z.output<typeof pairsFoundSchema>;

/** GET /v1/recommendations/pairs */
export const pairsQuerySchema = z.strictObject({ storeId: id(), ...pageQuery });
export type PairsQuery = z.output<typeof pairsQuerySchema>;
/** Where the list goes on: behind this pair. */
export const pairsCursorSchema = pairPlace;
export const pairListSchema = z
  .object({
    storeId: id(),
    ...learned,
    items: z.array(
      z.object({
        ...pairEvidence,
        names: z.tuple([z.string().nullable(), z.string().nullable()]),
        marginPerBasket: z
          .tuple([money().nullable(), money().nullable()])
          .optional()
          .describe(
            'What the second brings in margin per basket with the first, and the other way round: list price less the latest cost, times the confidence. Null: unknown. Only for whoever is told money of margins',
          ),
        sentence: z.string().describe("In the reader's language, of the direction that is told more often"),
        decision: pairDecisionSchema.describe('Of this store; while it is in force, it goes before that of all stores'),
        inAllStores: pairDecisionSchema,
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'PairList' });
export type PairList = z.output<typeof pairListSchema>;
