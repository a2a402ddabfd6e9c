import { type DateText, daysBetween, weekdayOf } from '@vitrine/domain';

/** What is known of the days of a tenant and of its stores. */
export interface KnownDays {
  /** By real id: every store that is listed or ever sold. */
  readonly stores: ReadonlyMap<string, KnownStore>;
  /** Business dates for which the tenant received sales of any store, in order. */
  readonly received: readonly DateText[];
}

export interface KnownStore {
  /** The id that readers get in place of the real one; the same where nothing is hidden. */
  readonly shownAs: string;
  /** Empty when unknown. */
  readonly region: string;
  /** First business date with sales; undefined: none yet. */
  readonly firstDay: DateText | undefined;
  /** Weekdays (Monday 1) on which it opens; empty: nobody said. */
  readonly openOn: ReadonlySet<number>;
}

/** The days of some stores together. */
export interface StoreDays {
  /** Undefined: none of them ever sold. */
  readonly firstDay: DateText | undefined;
  /** Sales of this day came, or none could come. */
  hasArrived(day: DateText): boolean;
}

/** From the real ids of some stores to their days. */
export function arrivedDays(known: KnownDays): (storeIds: readonly string[]) => StoreDays {
  const received = new Set(known.received);
  const quiet = quietWeekdays(known.received);
  const isClosed = ({ openOn }: KnownStore, weekday: number) =>
    openOn.size > 0 ? !openOn.has(weekday) : quiet.has(weekday);
  return (storeIds) => {
    const stores = storeIds.flatMap((id) => known.stores.get(id) ?? []);
    const begunBy = (day: DateText) => stores.filter(({ firstDay }) => firstDay !== undefined && firstDay <= day);
    return {
      firstDay: stores.flatMap(({ firstDay }) => firstDay ?? []).sort()[0],
      hasArrived: (day) => received.has(day) || begunBy(day).every((store) => isClosed(store, weekdayOf(day))),
    };
  };
}

/** A weekday must have come this often before its silence means that the shop is closed. */
const LEAST_WEEKS = 8;
/** A weekday with sales in fewer than one of this many weeks is one of rest; a stocktaking sale may slip in. */
const RARELY = 8;

/**
 * Weekdays on which this tenant does not sell, judged by its sales, for stores with unknown hours. Single days off, holidays and unread
 * tills do not make a weekday quiet.
 */
function quietWeekdays(received: readonly DateText[]): ReadonlySet<number> {
  const [first, last] = [received[0], received.at(-1)];
  if (first === undefined || last === undefined) return new Set();
  const length = daysBetween(first, last) + 1;
  const counts = new Map<number, number>();
  for (const day of received) counts.set(weekdayOf(day), (counts.get(weekdayOf(day)) ?? 0) + 1);
  const firstWeekday = weekdayOf(first);
  const isQuiet = (weekday: number): boolean => {
    const times = Math.floor((length + 6 - ((weekday - firstWeekday + 7) % 7)) / 7);
    return times >= LEAST_WEEKS && (counts.get(weekday) ?? 0) * RARELY < times;
  };
  return new Set([1, 2, 3, 4, 5, 6, 7].filter(isQuiet));
}
