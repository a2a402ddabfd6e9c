import { parseJson } from '@vitrine/contracts';
import { z } from 'zod';

const page = z.object({
  tenantId: z.string(),
  storeId: z.string(),
  from: z.string(),
  to: z.string(),
  formedAtMs: z.number(),
});
const note = z.union([z.literal('begun'), page, z.literal('filled')]);

/** Days of a store whose counting has begun. Stores and days before it are counted. */
export type HistoryPage = z.output<typeof page>;
/**
 * How far a partition has come with what was sold before anybody counted; undefined: nobody has owned it yet. It has begun before the first
 * page is known: what is under way when partitions are raised is finished among as many as it began with.
 */
export type HistoryNote = z.output<typeof note> | undefined;

export const decodeNote = (state: string): HistoryNote => note.safeParse(parseJson(state)).data;

export const encodeNote = (value: NonNullable<HistoryNote>): string => JSON.stringify(value);
