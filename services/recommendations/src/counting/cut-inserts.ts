import { pairCountOf } from '@vitrine/recommend';
import type { UnnamedRow } from './counted-rows.js';

/** Cuts rows into inserts of no more pairs than this; what takes a ticket back and counts it anew stays together. */
export function cutInserts(changes: readonly (readonly UnnamedRow[])[], mostPairs: number): UnnamedRow[][] {
  const inserts: UnnamedRow[][] = [];
  let pairs = Number.POSITIVE_INFINITY;
  for (const rows of changes) {
    const more = rows.reduce((sum, { itemCount }) => sum + pairCountOf(itemCount), 0);
    if (pairs + more > mostPairs) {
      inserts.push([]);
      pairs = 0;
    }
    inserts.at(-1)?.push(...rows);
    pairs += more;
  }
  return inserts;
}
