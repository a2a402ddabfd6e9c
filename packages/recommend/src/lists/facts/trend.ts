import { BEFORE_DAYS, type KnownDays, RECENT_DAYS, type SpanSales } from './facts.js';

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
 * Units a known day, beside those of the four weeks before. Undefined where too few lines were sold, or where more than half of the
 * days are unknown. The logarithm of a ratio of two counts r and b is nearly normal with variance 1/r + 1/b.
 * @param overall the change of everything together: who rises with the tide is not told
 */
export function trendOf(sales: SpanSales, known: KnownDays, overall: number): Trend | undefined {
  const { recentLines, beforeLines, recentUnitsE3, beforeUnitsE3 } = sales;
  if (Math.min(recentLines, beforeLines) < LEAST_LINES || Math.min(recentUnitsE3, beforeUnitsE3) <= 0) return undefined;
  const change = changeOf(recentUnitsE3, beforeUnitsE3, known);
  if (change === undefined) return undefined;
  const [middle, half] = [Math.log(1 + change), Z * Math.sqrt(1 / recentLines + 1 / beforeLines)];
  return {
    change,
    isRising: change >= LEAST_CHANGE && middle - half > Math.log(1 + Math.max(0, overall)),
    isFalling: change <= -LEAST_CHANGE && middle + half < 0,
  };
}

/** Of everything together. Undefined where too few days are known. */
export function overallChange(all: Iterable<SpanSales>, known: KnownDays): number | undefined {
  let [recent, before] = [0, 0];
  for (const { recentUnitsE3, beforeUnitsE3 } of all) {
    recent += recentUnitsE3;
    before += beforeUnitsE3;
  }
  return before > 0 ? changeOf(recent, before, known) : undefined;
}

function changeOf(recent: number, before: number, known: KnownDays): number | undefined {
  if (!isKnown(known)) return undefined;
  return recent / known.recent / (before / known.before) - 1;
}

/** Half of the fortnight, and half of all days together: a shop of three weeks has trends, one known Saturday is none. */
function isKnown({ recent, before, stores = 1 }: KnownDays): boolean {
  return (
    before > 0 && 2 * recent >= RECENT_DAYS * stores && 2 * (recent + before) >= (RECENT_DAYS + BEFORE_DAYS) * stores
  );
}
