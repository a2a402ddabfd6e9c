import { type DateText, daysBetween } from '@vitrine/domain';
import type { MarketChange } from './facts.js';

/** An uploaded index by day; days that nobody uploaded are not there. */
export interface IndexSeries {
  /** Absent: of the whole market. */
  readonly category?: string;
  readonly points: readonly { readonly day: DateText; readonly valueE4: number }[];
}

/** Of a change. */
export const MARKET_DAYS = 28;
/** An index that ended earlier says nothing of today. */
const OLDEST_DAYS = 35;

/**
 * How each index changed: the mean of the 28 days up to its latest figure beside the mean of the 28 before. So one of every day and one of
 * every month can both be uploaded. Of several indexes of a category, the one that rose most is told.
 */
export function marketChanges(series: readonly IndexSeries[], today: DateText): MarketChange[] {
  const best = new Map<string, number>();
  for (const { category = '', points } of series) {
    const change = changeOf(points, today);
    if (change !== undefined) best.set(category, Math.max(change, best.get(category) ?? Number.NEGATIVE_INFINITY));
  }
  return [...best].map(([category, change]) => ({ category, change }));
}

type Points = IndexSeries['points'];

function changeOf(points: Points, today: DateText): number | undefined {
  const past = points.filter(({ day }) => day <= today);
  const latest = past.reduce((last, { day }) => (day > last ? day : last), '');
  if (latest === '' || daysBetween(latest, today) > OLDEST_DAYS) return undefined;
  const ageOf = ({ day }: Points[number]) => daysBetween(day, latest);
  const recent = meanOf(past.filter((point) => ageOf(point) < MARKET_DAYS));
  const before = meanOf(past.filter((point) => ageOf(point) >= MARKET_DAYS && ageOf(point) < 2 * MARKET_DAYS));
  return recent === undefined || before === undefined || before <= 0 ? undefined : recent / before - 1;
}

function meanOf(points: Points): number | undefined {
  return points.length === 0 ? undefined : points.reduce((sum, { valueE4 }) => sum + valueE4, 0) / points.length;
}
