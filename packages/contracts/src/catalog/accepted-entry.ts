import { z } from 'zod';
import { day, id, money, tenantId, timeZone } from '../primitives.js';

const head = {
  tenantId: tenantId(),
  id: id(),
  version: z
    .string()
    .regex(/^[0-9]{1,20}$/u)
    .describe(
      'Of one entry the highest rules, here and in the warehouse: 64 bits, the time a broker first took it first',
    ),
};

/** What sales need of an accepted catalogue entry, on `catalog.accepted.v1`. Names and addresses stay out: some are people's. */
export const acceptedEntrySchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('store'), ...head, timeZone: timeZone() }).meta({ id: 'AcceptedStore' }),
    z.object({ type: z.literal('seller'), ...head }).meta({ id: 'AcceptedSeller' }),
    z
      .object({
        type: z.literal('product'),
        ...head,
        unitCost: money().optional(),
        costFrom: day().optional().describe('First day of unitCost; absent: since ever'),
      })
      .meta({ id: 'AcceptedProduct' }),
  ])
  .describe('What sales need of an accepted catalogue entry')
  .meta({ id: 'AcceptedEntry' });

export type AcceptedEntry = z.output<typeof acceptedEntrySchema>;
