import { z } from 'zod';
import { day, tenantId } from '../primitives.js';

const ms = () => z.int().min(0);

/** What sales of one second and business date add up to, to be judged at one second. */
const partialSums = z.object({
  soldMs: ms().describe('The second of the sales'),
  day: day(),
  part: z
    .array(z.int().nullable())
    .describe(
      'Sums of the streamed measures, in their order, then the cost in tens of the currency (its measure has the rest); what was taken off is in them. Null: too large to be exact',
    ),
  hasSale: z.boolean().describe('One of them is a sale: it ends a silence'),
  atMs: ms().describe('The second at which they are judged'),
  isHistory: z.boolean(),
  changesTold: z.enum(['correction', 'return']).optional(),
});

/** A record of `alerts.partials.v1`. Idempotent by `source`: of one partition it only grows, by `formedAtMs` and then `offset`. */
export const alertPartialSchema = z
  .object({
    tenantId: tenantId(),
    grain: z.enum(['network', 'region']),
    group: z.string().max(128).describe('The region; empty of the network'),
    source: z.object({
      partition: z.int().min(0),
      formedAtMs: ms().describe('When the batch of sales was formed: the same however often it is tried'),
      offset: z.int().min(0).describe('Of the last sale of the batch'),
    }),
    sums: z.array(partialSums).min(1),
  })
  .describe('What one batch of accepted tickets adds to a network or a region')
  .meta({ id: 'AlertPartial' });
export type AlertPartial = z.output<typeof alertPartialSchema>;
