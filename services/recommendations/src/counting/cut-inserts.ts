import { pairCountOf } from '@vitrine/recommend';
import type { UnnamedRow } from './counted-rows.js';

/** ClickHouse makes a row of each pair in memory before it adds them up: some 100 MB for this many. */
const MOST_PAIRS = 250_000;

/** Cuts rows into inserts of no more pairs than this; what takes a ticket back and counts it anew stays together. */
export function cutInserts(changes: readonly (readonly UnnamedRow[])[], mostPairs = MOST_PAIRS): UnnamedRow[][] {
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
