import { retailDateIds } from '@vitrine/domain';
import { z } from 'zod';
import { lowActions, lowCauses } from '../low-causes.js';
import { day, id, money, quantity, share } from '../primitives.js';
import { pageQuery } from './page.js';
import { learnedFrom, pairDecisionSchema } from './recommendations.js';
import { holdoutSchema } from './recommendations-effect.js';

/*
 * Lists that the job `lists` makes each night, of one store: what to promote, what earns, what sells below its peers, what goes together.
 */

/** Lists come each night; older ones are late: the job did not run, or failed. */
export const LATE_LIST_HOURS = 30;

const rate = z.number().min(0).max(1);
const count = z.int().min(0);
const sentence = z.string().describe("In the reader's language");

/** What a list lacks to say more. `have` and `need` are baskets or days; absent where it is no matter of counting. */
export const missingCodes = [
  'list',
  'baskets',
  'days',
  'lastYear',
  'market',
  'stock',
  'costs',
  'peers',
  'network',
] as const;
export type MissingCode = (typeof missingCodes)[number];
const missing = z.array(
  z.object({ code: z.enum(missingCodes), have: count.optional(), need: count.optional(), sentence }),
);

const madeList = {
  storeId: id(),
  madeOn: day().nullable().describe('Business date of the list; null before the first night'),
  madeAt: z.iso.datetime().nullable(),
  isLate: z
    .boolean()
    .describe(`Made more than ${LATE_LIST_HOURS} hours ago: the job is late, and this is the last list`),
  learnedFrom: z
    .enum(learnedFrom)
    .describe('Whose sales the list knows: of all stores, of this store alone, or too few of either'),
  baskets: count.describe('Baskets of this store that the list knows'),
  missing: missing.describe('What is missing to say more, each in a sentence; empty: nothing'),
};

/** GET /v1/recommendations/promote */
export const promoteQuerySchema = z.strictObject({
  storeId: id(),
  limit: z.coerce.number().int().min(1).max(50).default(10),
});
export type PromoteQuery = z.output<typeof promoteQuerySchema>;

export const marginBands = ['high', 'middle', 'normal'] as const;
export type MarginBandName = (typeof marginBands)[number];

const change = z.number().describe('0.32: 32 % more than before');
const overall = z.number().describe('The same of everything together');
const days = z.int().min(1).describe('Days that were compared with as many, or more, before them');
/** Each reason with the figures that its sentence says. */
export const promoteReasonSchema = z.discriminatedUnion('code', [
  z.object({
    code: z.literal('risingInMarket'),
    sentence,
    change,
    days,
    category: z.string().describe('The index is of this category'),
  }),
  z.object({ code: z.literal('risingInNetwork'), sentence, change, overall, days, baskets: count, stores: count }),
  z.object({
    code: z.literal('risingInStore'),
    sentence,
    change,
    overall,
    days,
    network: change.optional().describe('The same of the product in all stores; absent where that may not be told'),
    market: z
      .object({ change, days })
      .optional()
      .describe('What the uploaded index of the whole market did meanwhile; absent where there is none'),
  }),
  z.object({
    code: z.literal('season'),
    sentence,
    event: z.enum(retailDateIds),
    date: day(),
    times: z.number().describe('How many times its usual share of sales the category had before the same dates'),
    occasions: count.describe('Of so many earlier dates'),
  }),
  z.object({
    code: z.literal('promotion'),
    sentence,
    name: z.string().nullable(),
    endsOn: day().nullable(),
    discountRate: rate.nullable(),
  }),
  z.object({
    code: z.literal('overstock'),
    sentence,
    stockUnits: quantity(),
    stockDays: z.number().nullable().describe('How long it lasts as it sells now; null: none was sold'),
  }),
  z.object({ code: z.literal('margin'), sentence, band: z.enum(marginBands) }),
  z.object({
    code: z.literal('sellsWell'),
    sentence,
    of: z.enum(['network', 'store']),
    share: rate.describe('Of the baskets, how many have it'),
    baskets: count.describe('All of these baskets'),
  }),
  z.object({
    code: z.literal('soldLessByYou'),
    sentence,
    share: rate.describe('Of your baskets, how many have it'),
    usual: rate.describe('Of those of the store'),
  }),
]);
export type PromoteReason = z.output<typeof promoteReasonSchema>;
export type PromoteReasonCode = PromoteReason['code'];

const onShelf = {
  productId: id(),
  name: z.string().optional().describe('Absent while the catalogue does not know the product'),
  category: z.string().optional(),
  unitPrice: money().optional().describe('List price'),
  price: money().optional().describe('What one costs today: list price less what the running promotion takes off'),
  promotion: z
    .object({ id: id(), name: z.string(), discountRate: share(), to: day().describe('Last business date of it') })
    .optional()
    .describe('That holds today; of several the one that takes most off'),
  stock: z
    .object({ units: quantity(), at: z.iso.datetime() })
    .optional()
    .describe('What the store has; absent while nobody told it for a day'),
};

export const promoteListSchema = z
  .object({
    ...madeList,
    holdout: holdoutSchema,
    items: z.array(
      z.object({
        ...onShelf,
        barcodes: z.array(z.string()).optional().describe('To be scanned without a network'),
        reasons: z.array(promoteReasonSchema).min(1).describe('The strongest first; the first is the one-line reason'),
      }),
    ),
  })
  .meta({ id: 'PromoteList' });
export type PromoteList = z.output<typeof promoteListSchema>;

/** GET /v1/recommendations/margins: the highest band first, then by sales, never by margin. */
export const marginsQuerySchema = z.strictObject({
  storeId: id(),
  category: z.string().max(256).optional(),
  ...pageQuery,
});
export type MarginsQuery = z.output<typeof marginsQuerySchema>;

export const marginListSchema = z
  .object({
    ...madeList,
    holdout: holdoutSchema,
    salesOf: z.enum(['me', 'store']).describe('Whose sales `salesByBand` and `units` are of: a seller sees the own'),
    salesByBand: z
      .array(z.object({ band: z.enum([...marginBands, 'unknown']), share: rate }))
      .describe('Of the net sales of 28 days; empty: nothing was sold. unknown: of products without price or cost'),
    items: z.array(
      z.object({
        ...onShelf,
        band: z.enum(marginBands).describe('Third of its category in this store, by margin of a unit'),
        bandSince: day().describe('Since when it has been in this band'),
        units: quantity().describe('Sold in 28 days'),
        unitMargin: money()
          .optional()
          .describe('List price less the latest cost; only for whoever is told money of margins'),
        extraCommission: money()
          .optional()
          .describe('Per unit, where a pay plan gives one; absent until there are plans'),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .meta({ id: 'MarginList' });
export type MarginList = z.output<typeof marginListSchema>;

/** GET /v1/recommendations/low-performers */
export const lowPerformersQuerySchema = z.strictObject({
  storeId: id(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type LowPerformersQuery = z.output<typeof lowPerformersQuerySchema>;

export const lowPerformerListSchema = z
  .object({
    ...madeList,
    from: day().nullable().describe('First day of the weeks that were compared'),
    to: day().nullable(),
    items: z.array(
      z.object({
        ...onShelf,
        share: rate.nullable().describe('Of its category here: the median of the weeks. Null of a new product'),
        peersShare: rate.nullable().describe('The same of at least three other stores'),
        below: rate.nullable().describe('How far the own share lies below it: 0.56 is 56 % less'),
        salesMissing: money().nullable().describe("What the peers' share would have brought beyond the own"),
        weeks: count.describe('Weeks with sales that it was judged by'),
        cause: z.enum(lowCauses),
        action: z.enum(lowActions),
        sentence: sentence.describe('What is seen'),
        causeSentence: sentence.describe('Why, as far as figures say'),
        actionSentence: sentence.describe('What to do'),
      }),
    ),
  })
  .meta({ id: 'LowPerformerList' });
export type LowPerformerList = z.output<typeof lowPerformerListSchema>;

/** GET /v1/recommendations/bundles */
export const bundlesQuerySchema = z.strictObject({
  storeId: id(),
  kind: z.enum(['pair', 'triple']).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type BundlesQuery = z.output<typeof bundlesQuerySchema>;

const expectedMoney = z.object({ value: money(), low: money(), high: money() });
export const bundleListSchema = z
  .object({
    ...madeList,
    days: count.describe('Days that what is expected is of'),
    items: z.array(
      z.object({
        kind: z.enum(['pair', 'triple']),
        products: z.array(z.object({ productId: id(), name: z.string().optional(), unitPrice: money().optional() })),
        basketsTogether: count.describe('Baskets with all of them, of those that it is learned from'),
        expectedExtraUnits: z
          .object({ value: z.number(), low: z.number(), high: z.number() })
          .describe('Units more, where who takes all but one is offered that one'),
        expectedExtraSales: expectedMoney.optional().describe('At list prices; absent where one has none'),
        expectedExtraMargin: expectedMoney
          .optional()
          .describe('At latest costs; only for whoever is told money of margins'),
        sentence,
        decisions: z
          .array(pairDecisionSchema)
          .describe('Of each pair of the bundle in this store: a campaign is a pin with dates of each'),
        inAllStores: z.array(pairDecisionSchema).describe('Of each pair, in all stores'),
      }),
    ),
  })
  .meta({ id: 'BundleList' });
export type BundleList = z.output<typeof bundleListSchema>;
