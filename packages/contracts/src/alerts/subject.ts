import { z } from 'zod';
import { id } from '../primitives.js';

/** Whose figures a rule looks at; a seller, a product or a category is one in a store, `ticket` a single sale. */
export const alertGrains = ['network', 'region', 'store', 'seller', 'product', 'category', 'ticket'] as const;
export type AlertGrain = (typeof alertGrains)[number];

/** The ids that name a subject, from the largest to the smallest; those that its grain does not have are absent. */
export const alertSubjectSchema = z.object({
  grain: z.enum(alertGrains),
  regionId: id().optional(),
  storeId: id().optional(),
  sellerId: id().optional(),
  productId: id().optional(),
  category: id().optional(),
  ticketId: id().optional(),
});
export type AlertSubject = z.output<typeof alertSubjectSchema>;
