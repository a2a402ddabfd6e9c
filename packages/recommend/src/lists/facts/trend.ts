import { BEFORE_DAYS, type Compared, type KnownDays, RECENT_DAYS, type SpanSales } from './facts.js';

export interface Trend {
  /** 0.32: 32 % more units a known day than before. */
  readonly change: number;
  /** The whole interval of the change lies above what everything together did, and it is large enough to be told. */
  readonly isRising: boolean;
  /** The whole interval lies below no change, and it is large enough to be told. */
  readonly isFalling: boolean;
}

const LEAST_LINES = 10;
const LEAST_CHANGE = 0.15;
/** Of thousands of products, one in a hundred would rise by chance beyond the 95 % that one claim alone is judged by. */
const Z = 3;

/**
 * Units beside those that the four weeks before let expect. Undefined where too few lines were sold.
 * The logarithm of a ratio of two counts r and b is nearly normal with variance 1/r + 1/b.
 * @param overall the change of everything together: who rises with the tide is not told
 */
export function trendOf(sold: Compared, overall: number): Trend | undefined {
  const { recentLines, beforeLines, recentUnitsE3, expectedUnitsE3 } = sold;
  if (Math.min(recentLines, beforeLines) < LEAST_LINES || Math.min(recentUnitsE3, expectedUnitsE3) <= 0)
    return undefined;
  const change = recentUnitsE3 / expectedUnitsE3 - 1;
  const [middle, half] = [Math.log(1 + change), Z * Math.sqrt(1 / recentLines + 1 / beforeLines)];
  return {
    change,
    isRising: change >= LEAST_CHANGE && middle - half > Math.log(1 + Math.max(0, overall)),
    isFalling: change <= -LEAST_CHANGE && middle + half < 0,
  };
}

/** Of everything together. Undefined where nothing could be expected. */
export function overallChange(all: Iterable<Compared>): number | undefined {
  let [recent, expected] = [0, 0];
  for (const { recentUnitsE3, expectedUnitsE3 } of all) {
    recent += recentUnitsE3;
    expected += expectedUnitsE3;
  }
  return expected > 0 ? recent / expected - 1 : undefined;
}

/** What one store sold, beside what it would have sold in as many known days as before. Undefined where too few of them are known. */
export function comparedIn(sales: SpanSales, known: KnownDays): Compared | undefined {
  const timesBefore = timesOf(known);
  if (timesBefore === undefined) return undefined;
  const { recentUnitsE3, recentLines, beforeLines, beforeUnitsE3 } = sales;
  return { recentUnitsE3, recentLines, beforeLines, expectedUnitsE3: beforeUnitsE3 * timesBefore };
}

/**
 * By store: how many times what it sold before it is expected to have sold now, by its known days. Stores are added up only after that:
 * a day that one of them misses would else look like a change of whatever the others sell more of.
 * Empty where half of the stores cannot be compared: the others are not all of them.
 */
export function comparedStores(known: ReadonlyMap<string, KnownDays>): Map<string, number> {
  const times = new Map(
    [...known].flatMap(([storeId, days]): [string, number][] => {
      const timesBefore = timesOf(days);
      return timesBefore === undefined ? [] : [[storeId, timesBefore]];
    }),
  );
  return 2 * times.size >= known.size ? times : new Map();
}

/** Half of the fortnight, and half of all days together: a shop of three weeks has trends, one known Saturday is none. */
function timesOf({ recent, before }: KnownDays): number | undefined {
  const isKnown = before > 0 && 2 * recent >= RECENT_DAYS && 2 * (recent + before) >= RECENT_DAYS + BEFORE_DAYS;
  return isKnown ? recent / before : undefined;
}
