import { pageQuery } from '@vitrine/contracts';
import type { After } from '@vitrine/store';
import { z } from 'zod';
import { decodeCursor } from './cursor.js';

/** Lists that are ordered by creation: the query, and the cursor's position as the repositories take it. */
export const listQuery = z.strictObject(pageQuery);
export type ListQuery = z.output<typeof listQuery>;

const position = z.tuple([z.iso.datetime(), z.string()]);

export function createdAfter(cursor: string | undefined): { after?: After } {
  const place = decodeCursor(cursor, position);
  return place === undefined ? {} : { after: { createdAt: new Date(place[0]), id: place[1] } };
}
