import type { MarginList } from '@vitrine/contracts';
import { isOfHeldHour } from '@/features/promote/answers/use-promote';

/** A phone looks through so many products of a store without asking again. */
const MOST_PAGES = 10;

/**
 * All pages of a list as one, the first of them given: who filters looks through all of them. `nextCursor` stays where there are more than ten.
 * Where the hour without suggestions began meanwhile, it is the answer of that hour.
 */
export async function wholeList(
  first: MarginList,
  pageBehind: (cursor: string) => Promise<MarginList>,
): Promise<MarginList> {
  let whole = first;
  for (let pages = 1; whole.nextCursor !== null && pages < MOST_PAGES; pages++) {
    const next = await pageBehind(whole.nextCursor);
    if (isOfHeldHour(next)) return next;
    whole = { ...whole, items: [...whole.items, ...next.items], nextCursor: next.nextCursor };
  }
  return whole;
}
