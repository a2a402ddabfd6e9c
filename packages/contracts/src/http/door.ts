import { z } from 'zod';
import { errorCodes } from '../errors/error-codes.js';

/** After gunzip, of a whole request. */
export const MAX_BATCH_BYTES = 5_242_880;
export const MAX_BATCH_ITEMS = 2_000;

const index = z.int().min(0).describe('Place within the request, 0 for the first; blank lines do not count');

export const batchItemSchema = z
  .discriminatedUnion('status', [
    z.object({ index, status: z.literal('accepted') }),
    z.object({
      index,
      status: z.literal('rejected'),
      code: z.enum(errorCodes),
      pointer: z.string().describe('JSON pointer to the field, empty for the whole item'),
      message: z.string().describe('How to fix it, without values of the item'),
    }),
  ])
  .meta({ id: 'BatchItem' });
export type BatchItem = z.output<typeof batchItemSchema>;

/** POST /v1/sales:batch and /v1/catalog:batch: what became of each item. 202 when at least one is in Kafka, 422 when none. */
export const batchAnswerSchema = z
  .object({
    accepted: z.int().describe('Items that Kafka has'),
    rejected: z.int(),
    items: z.array(batchItemSchema).describe('One for each item, in the order of the request'),
  })
  .meta({ id: 'BatchAnswer' });
export type BatchAnswer = z.output<typeof batchAnswerSchema>;
