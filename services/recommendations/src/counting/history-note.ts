import { parseJson } from '@vitrine/contracts';
import { z } from 'zod';

const page = z.object({
  tenantId: z.string(),
  storeId: z.string(),
  from: z.string(),
  to: z.string(),
  formedAtMs: z.number(),
});
const note = z.union([z.literal('filled'), page]);

/** Days of a store whose counting has begun. Stores and days before it are counted. */
export type HistoryPage = z.output<typeof page>;
/** How far a partition has come with what was sold before anybody counted; undefined: it has not begun. */
export type HistoryNote = z.output<typeof note> | undefined;

export const decodeNote = (state: string): HistoryNote => note.safeParse(parseJson(state)).data;

export const encodeNote = (value: NonNullable<HistoryNote>): string => JSON.stringify(value);
