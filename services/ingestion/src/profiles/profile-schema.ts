import { catalogTypes, tenantSchema } from '@vitrine/contracts';
import { z } from 'zod';

const expression = z.string().min(1);
const fields = z.record(z.string(), expression);
const fileFormat = {
  /** Names of the files, without `.gz`; absent: whatever file is given. */
  files: z.array(z.string().min(1)).min(1).optional(),
  format: z.enum(['csv', 'ndjson', 'json']).optional(),
  delimiter: z.string().length(1).optional(),
  encoding: z.string().optional(),
  header: z.array(z.string()).optional(),
  /** Where a JSON file that is an object holds its list: names joined by dots. */
  list: z.string().min(1).optional(),
};

/** How somebody's files become tickets and a catalogue: data, not code. README.md explains it by example. */
export const profileSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/u),
  description: z.string(),
  currency: tenantSchema.shape.currency,
  timeZone: tenantSchema.shape.timeZone,
  /** Tables held in memory, looked up by one key column. */
  lookups: z
    .record(z.string(), z.strictObject({ ...fileFormat, key: z.string(), columns: z.array(z.string()).min(1) }))
    .default({}),
  tickets: z.strictObject({
    ...fileFormat,
    /** A ticket whose rows have not been seen for this many rows is complete. */
    openRows: z.int().min(1).max(1_000_000).default(20_000),
    /** Rows for which this is false are left out, and counted. */
    where: expression.optional(),
    /** Columns whose blank cells take the value of the first row of their order; absent: those of `ticket` and `where` alone. */
    inherit: z.array(z.string().min(1)).optional(),
    ticket: z.strictObject({
      ticketId: expression,
      storeId: expression,
      soldAt: expression,
      channel: expression,
      /** `closed` (absent, empty) or `voided`. */
      status: expression.optional(),
      /** Absent: the import's; a row of another one is refused. */
      currency: expression.optional(),
      kind: expression.optional(),
      sellerId: expression.optional(),
      registerId: expression.optional(),
      customerId: expression.optional(),
      customerName: expression.optional(),
      customerEmail: expression.optional(),
      customerPhone: expression.optional(),
      customerTaxId: expression.optional(),
    }),
    line: z.strictObject({
      /** Absent: lines are numbered in an order of their content, whatever order the rows come in. */
      lineId: expression.optional(),
      productId: expression,
      quantity: expression,
      unitPrice: expression,
      discount: expression.optional(),
      netAmount: expression.optional(),
      unitCost: expression.optional(),
    }),
  }),
  /** Sent, and waited for, before the first ticket. `from: rows` takes what the ticket rows mention. */
  catalog: z
    .array(
      z.strictObject({
        ...fileFormat,
        type: z.enum(catalogTypes as [string, ...string[]]),
        from: z.enum(['file', 'rows']).default('file'),
        /** Rows for which this is false are passed over. */
        where: expression.optional(),
        fields,
        /** For these fields, the most frequent of several values for one id wins. */
        mostFrequent: z.array(z.string()).default([]),
      }),
    )
    .default([]),
});

export type Profile = z.output<typeof profileSchema>;
export type CatalogRule = Profile['catalog'][number];
