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

/**
 * Rows that are kept: one more than a page, or all there are. A row passed over neither shortens a page nor shows in its cursor.
 * @param read rows in the order of the list, `limit` of them after a place.
 * @param keep the row as it is shown, or undefined to pass it over
 */
export async function keptRows<Row extends After, Kept>(
  { limit, cursor }: ListQuery,
  read: (page: { limit: number; after?: After }) => Promise<Row[]>,
  keep: (row: Row) => Promise<Kept | undefined>,
): Promise<Kept[]> {
  const kept: Kept[] = [];
  for (let { after } = createdAfter(cursor); ; ) {
    const rows = await read({ limit: limit + 1, ...(after && { after }) });
    for (const row of await Promise.all(rows.map(keep))) if (row !== undefined) kept.push(row);
    after = rows.at(-1);
    if (kept.length > limit || rows.length <= limit || after === undefined) return kept;
  }
}
