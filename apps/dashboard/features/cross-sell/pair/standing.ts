import type { PairDecisionItem, PairList } from '@vitrine/contracts';

export type Pair = PairList['items'][number];

/** What holds for a pair in a store, or what will or did. */
export interface Standing {
  kind: PairDecisionItem['decision'];
  /** Whose decision it is. */
  place: 'store' | 'all';
  when: 'now' | 'later' | 'over';
  from: string | null;
  to: string | null;
}

const NOTHING: Standing = { kind: 'none', place: 'store', when: 'now', from: null, to: null };

/**
 * What holds on a day: the store's own decision while it is in force, then that of all stores. Where none is in force, the one to come, or
 * else the one that is over.
 *
 * @param day `YYYY-MM-DD` of the store
 */
export function standingOf({ decision, inAllStores }: Pick<Pair, 'decision' | 'inAllStores'>, day: string): Standing {
  const made = [asStanding(decision, 'store', day), asStanding(inAllStores, 'all', day)].filter(
    ({ kind }) => kind !== 'none',
  );
  return (['now', 'later', 'over'] as const).flatMap((when) => made.filter((one) => one.when === when))[0] ?? NOTHING;
}

function asStanding({ decision, from, to }: PairDecisionItem, place: Standing['place'], day: string): Standing {
  return { kind: decision, place, when: whenOf({ from, to }, day), from, to };
}

/** Whether something holds on a day, will, or did. @param day `YYYY-MM-DD` of the store */
export function whenOf({ from, to }: Pick<Standing, 'from' | 'to'>, day: string): Standing['when'] {
  return to !== null && to < day ? 'over' : from !== null && from > day ? 'later' : 'now';
}
