import { z } from 'zod';

const totals = z.object({
  netSales: z.string(),
  tickets: z.number(),
  units: z.union([z.string(), z.number()]).optional(),
  averageTicket: z.string().nullable().optional(),
  grossSales: z.string().optional(),
  discounts: z.string().optional(),
  returns: z.string().optional(),
});

/** The `snapshot` event of GET /v1/stream: the business day so far, cut to the caller's scope. */
export const streamSnapshotSchema = z
  .object({
    asOf: z.string(),
    businessDate: z.string(),
    total: totals,
    stores: z.array(totals.extend({ id: z.string(), lastSaleAt: z.string().nullable().optional() })),
    hours: z.array(z.object({ hour: z.int().min(0).max(23), netSales: z.string(), tickets: z.number().optional() })),
    lastSaleAt: z.string().nullable(),
    acceptedAt: z.number().nullable().describe('Newest event behind these numbers, ms since 1970'),
    rawAt: z.number().nullable().optional().describe('When the broker took that event, ms since 1970'),
    stalled: z
      .object({
        since: z.string().describe('When the last waiting message was settled, or the broker last reached'),
        cause: z
          .enum(['processing', 'broker', 'transaction'])
          .describe('transaction: a producer has left one open, and nobody is given what follows it'),
      })
      .nullable()
      .optional()
      .describe(
        'Sales wait and none gets through for over a minute: the numbers are not complete. Null when all is well',
      ),
  })
  .meta({ id: 'StreamSnapshot' });
export type StreamSnapshot = z.output<typeof streamSnapshotSchema>;

/** How far every partition has been read, as text, partitions ascending: what a snapshot's id is made of. */
export function formatOffsetVector(offsets: Iterable<readonly [partition: number, offset: bigint | number]>): string {
  return [...offsets]
    .sort(([a], [b]) => a - b)
    .map(([partition, offset]) => `${partition}-${offset}`)
    .join(',');
}
