import { z } from 'zod';
import { day, id, instant, money } from '../primitives.js';

/** What became of an offer, as whoever made it says. */
export const feedbackOutcomes = ['offered', 'sold', 'notUseful'] as const;
export type FeedbackOutcome = (typeof feedbackOutcomes)[number];

/** Feedback may come so late: a phone was without a network. */
export const FEEDBACK_LATE_DAYS = 7;
/** A phone's clock may be ahead by so much. */
export const FEEDBACK_AHEAD_MS = 5 * 60_000;

/** One showing of one product to one customer. Whoever shows an offline list makes its own, with `crypto.randomUUID()`. */
export const offerId = () =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]{8,64}$/u)
    .describe('Of one showing: answers carry it, and who shows a list without a network makes a UUID of its own');

/** POST /v1/recommendations/feedback */
export const feedbackRequestSchema = z
  .strictObject({
    offerId: offerId(),
    storeId: id(),
    productId: id().nullable().default(null).describe('What it was offered with; null: by itself'),
    companionId: id().describe('What was offered'),
    outcome: z.enum(feedbackOutcomes).describe('Each counts once for each offer. sold and notUseful say offered too'),
    at: instant().describe(`When it was said, at most ${FEEDBACK_LATE_DAYS} days ago`),
    sellerId: id().optional().describe('Whose offer it was; only for API keys: of a person it is the person'),
  })
  .meta({ id: 'RecommendationFeedback' });
export type FeedbackRequest = z.output<typeof feedbackRequestSchema>;

/** 202: it is in the log, and counts within seconds. */
export const feedbackAcceptedSchema = z
  .object({ offerId: offerId(), outcome: z.enum(feedbackOutcomes) })
  .meta({ id: 'RecommendationFeedbackAccepted' });
export type FeedbackAccepted = z.output<typeof feedbackAcceptedSchema>;

/** Of the hour in which is asked. Sellers are told nothing to offer in an hour that is held out; managers see everything. */
export const holdoutSchema = z
  .object({
    isMeasured: z.boolean().describe('Whether the store takes part: a tenth of its hours goes without suggestions'),
    isHeldOut: z.boolean().describe('Whether this hour is one of them'),
    businessDate: day(),
    hour: z.int().min(0).max(23).describe("By the store's clock"),
  })
  .meta({ id: 'Holdout' });
export type Holdout = z.output<typeof holdoutSchema>;

/** GET /v1/recommendations/effect: business dates, both included. */
export const effectQuerySchema = z.strictObject({
  storeId: id().optional().describe('Absent: all stores of the own scope'),
  from: day(),
  to: day(),
});
export type EffectQuery = z.output<typeof effectQuerySchema>;

const count = z.int().min(0);
const interval = z.object({ low: money(), high: money() }).describe('Holds the true figure in 95 of 100 cases');

/** What suggestions bring, of hours with and without them. */
export const upliftSchema = z
  .discriminatedUnion('state', [
    z.object({
      state: z.literal('tooEarly').describe('Too few days to tell, or hours without suggestions on too few of them'),
      days: count.describe('With sales'),
      missingDays: count.describe('Until it can be told'),
      heldOutTickets: count.describe('Of hours without suggestions'),
      missingHeldOutTickets: count
        .nullable()
        .describe(
          'Of hours without suggestions in the days that are missing, at the pace so far; null before the first',
        ),
    }),
    z.object({
      state: z.literal('measured'),
      days: count,
      shownTickets: count.describe('Of hours with suggestions'),
      heldOutTickets: count.describe('Of hours without'),
      perTicket: money().describe('Net sales per ticket: with suggestions, less without'),
      perTicketInterval: interval,
      brought: money().describe('The same over all tickets with suggestions'),
      broughtInterval: interval,
      effect: z.enum(['gain', 'loss', 'unclear']).describe('gain, loss: the whole interval lies on one side of zero'),
      missingDays: count.describe(
        'About how many days more until an effect of this size would be clear; 0 where it is, 365 where it is that many or more',
      ),
      missingHeldOutTickets: count.describe('In as many days, tickets without suggestions at the pace so far'),
    }),
  ])
  .meta({ id: 'Uplift' });
export type UpliftItem = z.output<typeof upliftSchema>;

const rate = z.number().min(0).max(1).nullable().describe('Null where nothing was offered');
const adoption = {
  offered: count.describe('Offers of which anything was said'),
  sold: count.describe('Of these, said to be sold, or seen so on a ticket'),
  soldTold: count.describe('Said to be sold'),
  soldSeen: count.describe('On a ticket of the store and seller that has it, within the hour after the offer'),
  notUseful: count,
  soldRate: rate,
  notUsefulRate: rate,
};

export const adoptionSchema = z.object(adoption).meta({ id: 'Adoption' });
export type Adoption = z.output<typeof adoptionSchema>;

/** Figures are of the caller's scope alone. */
export const effectSchema = z
  .object({
    storeId: id().nullable(),
    from: day(),
    to: day(),
    currency: z.string(),
    uplift: upliftSchema.describe('Of stores that take part, together'),
    adoption: adoptionSchema,
    stores: z.array(
      z.object({
        storeId: id(),
        name: z.string().nullable(),
        isMeasured: z.boolean().describe('Whether it takes part; where not, its uplift is never told'),
        uplift: upliftSchema,
        adoption: adoptionSchema,
      }),
    ),
    sellers: z.array(
      z.object({
        storeId: id(),
        sellerId: id().nullable().describe('Null: offered by somebody who is no seller'),
        name: z.string().nullable(),
        adoption: adoptionSchema,
      }),
    ),
  })
  .meta({ id: 'RecommendationEffect' });
export type RecommendationEffect = z.output<typeof effectSchema>;

/** GET /v1/recommendations/customers/{token}/next */
export const nextBasketQuerySchema = z.strictObject({
  storeId: id(),
  limit: z.coerce.number().int().min(1).max(10).default(5),
});
export type NextBasketQuery = z.output<typeof nextBasketQuerySchema>;

export const nextReasons = ['everyDays', 'lastTime', 'boughtBefore', 'goesWithLast', 'popular'] as const;
export const nextBasketSchema = z
  .object({
    storeId: id(),
    baskets: count.describe('Of this token, in stores of the own scope, that these are learned from'),
    lastSoldOn: day().describe('Business date of the latest'),
    items: z.array(
      z.object({
        productId: id(),
        name: z.string().nullable(),
        reasonCodes: z.array(z.enum(nextReasons)),
        sentence: z.string().describe("The reason, in the reader's language"),
        baskets: count.describe('Of this token with the product'),
        everyDays: z.int().min(1).nullable().describe('Days between two of them, the median; null below three'),
        lastSoldOn: day().nullable(),
        unitPrice: money().nullable().describe('List price'),
      }),
    ),
  })
  .meta({ id: 'NextBasket' });
export type NextBasket = z.output<typeof nextBasketSchema>;
