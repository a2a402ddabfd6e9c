import type { MetricRow, Store } from '@/lib/api/types';

export interface Comparable {
  /** Stores that were open through both periods. */
  ids: string[];
  /** The others, by name, each with the day it opened where that is known. */
  left: { id: string; name: string; openedOn: string | undefined }[];
}

/**
 * Like for like: growth without new stores. A store counts when it had opened by the first day of the comparison. Where its opening day is
 * unknown, it counts when it sold then. When a store closed for good is not known.
 */
export function findComparable(
  rows: readonly MetricRow[],
  stores: readonly Store[],
  comparedFrom: string,
  nameOf: (id: string) => string,
): Comparable {
  const known = new Map(stores.map((store) => [store.id, store]));
  const found: Comparable = { ids: [], left: [] };
  for (const row of rows) {
    const id = String(row.store);
    const openedOn = known.get(id)?.openedOn;
    const wasOpen = openedOn ? openedOn <= comparedFrom : Number(row['tickets.previous'] ?? 0) > 0;
    if (wasOpen) found.ids.push(id);
    else found.left.push({ id, name: nameOf(id), openedOn });
  }
  return found;
}
