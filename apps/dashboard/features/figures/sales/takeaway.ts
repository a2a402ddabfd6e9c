import { changeOf, gapOf } from '@vitrine/metrics/change';
import { partOfDay } from '@/features/figures/axis/timeline';
import type { MetricChange, MetricRow } from '@/lib/api/types';
import { addDecimals, toUnits } from '@/lib/decimal';

export interface PartFinding {
  part: ReturnType<typeof partOfDay>;
  /** A percentage; −0.18 is 18 % below. */
  change: MetricChange;
}

type Amounts = readonly (string | number | null)[];

/**
 * The part of the day that moved the total most against the comparison, among hours that are over. Null when nothing stands out: under 5 %,
 * or nothing to compare with in percent.
 */
export function findPart(
  current: Amounts,
  comparison: Amounts,
  hoursOver: number,
  minorDigits: number,
): PartFinding | null {
  const parts = new Map<PartFinding['part'], { current: string[]; comparison: string[] }>();
  for (let hour = 0; hour < hoursOver; hour += 1) {
    const part = partOfDay(hour);
    const sums = parts.get(part) ?? { current: [], comparison: [] };
    sums.current.push(String(current[hour] ?? '0'));
    sums.comparison.push(String(comparison[hour] ?? '0'));
    parts.set(part, sums);
  }
  let widest = 0n;
  let found: PartFinding | null = null;
  for (const [part, sums] of parts) {
    const now = addDecimals(sums.current);
    const before = addDecimals(sums.comparison);
    const change = changeOf({ unit: 'money', current: now, previous: before, minorDigits });
    const gap = toUnits(now) - toUnits(before);
    const width = gap < 0n ? -gap : gap;
    if (change.kind !== 'percent' || Math.abs(Number(change.value)) < 0.05 || width <= widest) continue;
    widest = width;
    found = { part, change };
  }
  return found;
}

/** Index of the largest amount, or null when all are empty. */
export function findBest(amounts: Amounts): number | null {
  let best: number | null = null;
  amounts.forEach((amount, index) => {
    if (amount === null || Number(amount) <= 0) return;
    if (best === null || toUnits(String(amount)) > toUnits(String(amounts[best]))) best = index;
  });
  return best;
}

/** What a store is compared with; null where its compared figure is not there or lacks days. */
export function comparedSales(row: MetricRow): string | null {
  const previous = row['netSales.previous'];
  if (previous === null || previous === undefined || gapOf(row.changes?.netSales) !== undefined) return null;
  return String(previous);
}

/**
 * The store that explains most of a rise (or of a fall); one alone explains nothing. Null when a store without a compared figure may
 * explain more: all it sold may be rise.
 */
export function findPuller(
  rows: readonly { id: string; current: string; previous: string | null }[],
  direction: 'up' | 'down',
): string | null {
  if (rows.length < 2) return null;
  let widest = 0n;
  let found: string | null = null;
  for (const { id, current, previous } of rows) {
    const gap = toUnits(current) - toUnits(previous ?? '0');
    const width = direction === 'up' ? gap : -gap;
    if (width <= widest) continue;
    widest = width;
    found = previous === null ? null : id;
  }
  return found;
}
