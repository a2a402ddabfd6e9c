import { z } from 'zod';
import { errorCodes } from '../errors/error-codes.js';
import { bilingual, pageOf, pageQuery } from './page.js';

const moment = z.string().max(40).describe('RFC 3339 or a day');

/** GET /v1/dead-letters */
export const deadLetterQuerySchema = z.strictObject({
  ...pageQuery,
  code: z.enum(errorCodes).optional(),
  topic: z.string().max(255).optional(),
  from: moment.optional(),
  to: moment.optional(),
});
export type DeadLetterQuery = z.output<typeof deadLetterQuerySchema>;

export const deadLetterSchema = z
  .object({
    id: z.string(),
    receivedAt: z.string(),
    tenantId: z.string(),
    storeId: z.string(),
    topic: z.string(),
    partition: z.int(),
    offset: z.string(),
    code: z.enum(errorCodes),
    path: z.string().describe('JSON pointer'),
    message: bilingual,
    ticketId: z.string().optional(),
    eventId: z.string().optional(),
    maskedPayload: z.string(),
    source: z.string().optional().describe('File, line and column of an import'),
  })
  .meta({ id: 'DeadLetter' });
export type DeadLetter = z.output<typeof deadLetterSchema>;

export const deadLetterListSchema = pageOf(deadLetterSchema).meta({ id: 'DeadLetterList' });
export type DeadLetterList = z.output<typeof deadLetterListSchema>;

/** GET /v1/dead-letters/summary */
export const deadLetterSummarySchema = z
  .object({
    items: z.array(
      z.object({ code: z.enum(errorCodes), count: z.int(), message: bilingual, lastReceivedAt: z.string() }),
    ),
  })
  .meta({ id: 'DeadLetterSummary' });
export type DeadLetterSummary = z.output<typeof deadLetterSummarySchema>;
