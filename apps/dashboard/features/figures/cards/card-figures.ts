import type { Course } from '@/features/figures/answers/use-course';
import type { KpiId } from '@/features/figures/answers/use-performance';
import { fillUntil, toNumbers } from '@/features/figures/axis/timeline';
import type { Figure, MetricChange, MetricRow } from '@/lib/api/types';

/** From this share on, a card names nothing as missing. */
const WHOLE = 0.9995;

/** A figure with its compared figure and its change. Before the first sale there is no rate, as in the table of stores. */
export function figureOf(
  id: KpiId,
  total: MetricRow | undefined,
): { value: Figure | undefined; previous: Figure | undefined; change: MetricChange | undefined } {
  const previous = total?.[`${id}.previous`];
  if (id === 'goalRate' && isSilent(total)) return { value: null, previous, change: undefined };
  return { value: total?.[id], previous, change: total?.changes?.[id] };
}

function isSilent(total: MetricRow | undefined): boolean {
  return Number(total?.tickets ?? 0) === 0 && Number(total?.netSales ?? 0) === 0;
}

/**
 * The part of net sales whose cost is known, in whole percents rounded down: "100%" would claim that nothing is missing. Null when all or
 * none is.
 */
export function knownCost(total: MetricRow | undefined): number | null {
  const share = total?.costCoverage;
  if (typeof share !== 'number' || share >= WHOLE || share === 0) return null;
  return Math.floor(share * 100) / 100;
}

/** A figure's course through the period and, where all its days are there, through the compared one. */
export function pathsOf(
  id: KpiId,
  course: Course,
  { hasToday, isComparable }: { hasToday: boolean; isComparable: boolean },
) {
  const isSum = id === 'netSales' || id === 'tickets';
  // a quiet hour is zero for a sum, and nothing for a ratio
  const path = (figures: readonly (string | number | null)[], last: number) =>
    isSum ? fillUntil(toNumbers(figures), last) : toNumbers(figures);
  const earlier = isComparable ? course.comparison(id) : [];
  return {
    values: path(course.current(id), course.last),
    comparison: path(earlier, earlier.length),
    length: course.keys.length,
    fromZero: isSum,
    partial: hasToday && isSum ? course.last : undefined,
  };
}
