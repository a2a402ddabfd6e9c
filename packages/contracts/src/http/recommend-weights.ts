import { z } from 'zod';

/** What an order of offers can weigh beside how likely each is taken. */
export const weightNames = ['margin', 'price', 'stock', 'promotion'] as const;
export type WeightName = (typeof weightNames)[number];

/** What a score is multiplied by. What a seller's plan adds has no weight: there are none until pay exists. */
export const factorNames = [...weightNames, 'plan'] as const;
export type FactorName = (typeof factorNames)[number];

/** How much each counts, from 0 (not at all) to 1. */
export type RecommendWeights = Readonly<Record<WeightName, number>>;

/** Until a tenant sets its own. Whoever weighs margin more loses hits: `npm run bench -- recommend` says how many. */
export const firstWeights: RecommendWeights = { margin: 0.25, price: 0, stock: 0.5, promotion: 0.25 };

const weight = z.number().min(0).max(1);
export const recommendWeightsSchema = z.strictObject({
  margin: weight,
  price: weight,
  stock: weight,
  promotion: weight,
} satisfies Record<WeightName, z.ZodType>);
