import { z } from 'zod';
import { currency, day, id, instant, money, quantity, tenantId } from '../primitives.js';

export const acceptedLineSchema = z
  .object({
    lineId: id(),
    productId: id(),
    sellerId: id().optional().describe('A line shared by sellers appears once for each'),
    quantity: quantity(),
    unitPrice: money(),
    discount: money(),
    netAmount: money().describe('Exact to 4 places'),
    unitCost: money().optional().describe('Frozen as of soldAt; absent: no cost known'),
    returnOf: z
      .object({ ticketId: id(), lineId: id().optional() })
      .optional()
      .describe('The ticket, and the line where known, that the goods come back from'),
  })
  .meta({ id: 'AcceptedLine' });

const status = z.enum(['closed', 'voided']);
const kind = z.enum(['sale', 'return', 'adjustment']);
const soldAt = instant().describe('UTC');
const soldHour = z.int().min(0).max(23).describe("Hour of the store's own clock");

/** Fields that are absent from records of earlier versions. */
const sinceLater = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).partial().shape;

const replaced = z
  .object({
    revision: z.int().min(0),
    soldOn: day(),
    netSales: money(),
    tickets: z.int().min(0).max(1),
    lines: z.array(acceptedLineSchema),
    ...sinceLater({ soldAt, soldHour, channel: id(), kind, status }),
  })
  .describe('What the ticket counted for until now: take it off before adding the new one');

/** The cleaned, protected ticket on `sales.accepted.v1`, with what it replaced. Idempotent by `source` and `restatement`. */
export const acceptedSchema = z
  .object({
    tenantId: tenantId(),
    storeId: id(),
    ticketId: id(),
    revision: z.int().min(0),
    status,
    kind,
    soldAt,
    soldOn: day().describe("The store's own business date"),
    soldHour,
    channel: id(),
    registerId: id().optional(),
    currency: currency(),
    eventId: id(),
    sellerIds: z.array(id()),
    customerToken: z.string().min(1).optional().describe('HMAC of the customer under the key of the tenant'),
    lines: z.array(acceptedLineSchema),
    netSales: money().describe('What the ticket counts for; 0 when voided'),
    replaced: replaced.optional(),
    restatement: z
      .string()
      .min(1)
      .optional()
      .describe('The ticket is the same, and its cost or its store arrived later: the journal entry that changed it'),
    source: z
      .object({ partition: z.int().min(0), offset: z.string().regex(/^[0-9]+$/u) })
      .describe(
        'Where the raw record lies: unique together with `restatement`, so readers can skip what they have seen',
      ),
    rawAt: z
      .int()
      .min(0)
      .describe(
        'When the broker took the raw record, ms since 1970; of a restatement of old sales soldAt, where it is not known',
      ),
    acceptedAt: z.int().min(0).describe('When processing accepted it, ms since 1970'),
  })
  .describe('A checked, normalised, deduplicated ticket without personal data')
  .meta({ id: 'AcceptedTicket' });

export type AcceptedTicket = z.output<typeof acceptedSchema>;
export type AcceptedLine = AcceptedTicket['lines'][number];
